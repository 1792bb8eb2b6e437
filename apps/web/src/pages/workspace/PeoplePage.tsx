import { Button } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { ApiError, sendJson } from '../../api/client.js';
import { DataTable } from '../../components/DataTable.js';
import { PageTitle } from '../../components/PageTitle.js';
import { can } from '../../session/can.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { dataPointsOf, progressOf } from '../../workspace/filter.js';
import { addressOf, places } from '../../workspace/places.js';
import type { Assignment } from '../../workspace/types.js';
import { useFiltered } from './frame/useFiltered.js';
import { day, useNames, useWorkspaceText } from './text.js';
import { useAssessment, useReload } from './Workspace.js';
import fieldClasses from './fields/Field.module.css';
import classes from './Page.module.css';

/** Who fills in what, until when, and how far they are. */
export function PeoplePage() {
  const { t } = useWorkspaceText();
  const session = useSignedIn();
  const { city, people } = useAssessment();
  const mayAssign = can(session, 'assign', { citySlug: city.slug });
  return (
    <>
      <PageTitle>{t('part.people')}</PageTitle>
      <h1 className={classes.title}>{t('part.people')}</h1>
      <p className={classes.intro}>{t('people.intro')}</p>
      <section className={classes.section}>
        <h2>{t('people.assignments')}</h2>
        <Assignments mayAssign={mayAssign} />
        {mayAssign && <Assign />}
      </section>
      <section className={classes.section}>
        <h2>{t('people.here')}</h2>
        <ul className={classes.list}>
          {people.map(({ id, name, role }) => (
            <li key={`${id} ${role}`}>
              {name} <span className="muted small">{t(`memberRole.${roleOf(role)}`)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const roleOf = (role: string): 'cityManager' | 'contributor' | 'reader' =>
  role === 'cityManager' || role === 'contributor' ? role : 'reader';

function Assignments({ mayAssign }: { readonly mayAssign: boolean }) {
  const { t, language } = useWorkspaceText();
  const names = useNames();
  const { assignments } = useAssessment();
  const { filter, on } = useFiltered();
  const reload = useReload();
  const [problem, setProblem] = useState('');
  if (assignments.length === 0) return <p>{t('people.none')}</p>;
  const scope = ({ category, kpi }: Assignment) =>
    category !== null ? names.category(category) : names.kpi(kpi ?? '').name;
  const remove = async (id: string) => {
    try {
      await sendJson('DELETE', `/assignments/${id}`);
      await reload();
      setProblem('');
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : t('error.unexpected'));
    }
  };
  return (
    <>
      {problem !== '' && (
        <p className={fieldClasses.error} role="alert">
          {problem}
        </p>
      )}
      <DataTable caption={t('people.assignments')} minWidth="36rem">
        <thead>
          <tr>
            <th scope="col">{t('people.person')}</th>
            <th scope="col">{t('people.scope')}</th>
            <th scope="col">{t('people.due')}</th>
            <th scope="col">{t('people.progress')}</th>
            {mayAssign && (
              <th scope="col">
                <span className="srOnly">{t('people.action')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {assignments.map((assignment) => {
            const keys = dataPointsOf(assignment);
            const at = progressOf(keys, filter, on);
            const done = at.reported + at.notReported;
            const first = keys.find((key) => on.entry(key).status === null) ?? keys[0] ?? '';
            return (
              <tr key={assignment.id}>
                <th scope="row">{assignment.user.name}</th>
                <td>
                  <Link to={`../${addressOf(first)}`} relative="path">
                    {scope(assignment)}
                  </Link>
                </td>
                <td>{assignment.dueOn === null ? '–' : day(assignment.dueOn, language)}</td>
                <td>
                  <span className={classes.bar} aria-hidden="true">
                    <span style={{ width: `${(100 * done) / Math.max(1, at.total)}%` }} />
                  </span>{' '}
                  {t('overview.doneOf', { done, total: at.total })}
                </td>
                {mayAssign && (
                  <td>
                    <button
                      type="button"
                      className={fieldClasses.plain}
                      onClick={() => void remove(assignment.id)}
                    >
                      {t('people.unassign')}
                      <span className="srOnly">
                        : {assignment.user.name}, {scope(assignment)}
                      </span>
                    </button>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </DataTable>
    </>
  );
}

/** Gives a category or a KPI to somebody, with a due date. */
function Assign() {
  const { t } = useWorkspaceText();
  const names = useNames();
  const { id, people } = useAssessment();
  const reload = useReload();
  const field = useId();
  const able = people.filter(({ role }) => role !== 'reader');
  const [userId, setUserId] = useState(able[0]?.id ?? '');
  const [scope, setScope] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState('');
  const categories = [...new Set(places.map(({ category }) => category))];
  const assign = async (event: FormEvent) => {
    event.preventDefault();
    setProblem('');
    if (userId === '' || scope === '') {
      setProblem(t('people.incomplete'));
      return;
    }
    const [kind = '', ...name] = scope.split('|');
    try {
      await sendJson('PUT', `/assessments/${id}/assignments`, {
        body: { userId, scope: { [kind]: name.join('|') }, dueOn: dueOn === '' ? null : dueOn },
      });
      await reload();
      setSaid(t('people.assigned'));
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : t('error.unexpected'));
    }
  };
  return (
    <form
      className={classes.section}
      onSubmit={(event) => void assign(event)}
      noValidate
      aria-label={t('people.assign')}
    >
      <div className={classes.formRow}>
        <div className={fieldClasses.field}>
          <label className={fieldClasses.label} htmlFor={`${field}-person`}>
            {t('people.person')}
          </label>
          <select
            id={`${field}-person`}
            className={fieldClasses.control}
            value={userId}
            onChange={(event) => setUserId(event.currentTarget.value)}
          >
            {able.map((person) => (
              <option key={`${person.id} ${person.role}`} value={person.id}>
                {person.name}
              </option>
            ))}
          </select>
        </div>
        <div className={fieldClasses.field}>
          <label className={fieldClasses.label} htmlFor={`${field}-scope`}>
            {t('people.scope')}
          </label>
          <select
            id={`${field}-scope`}
            className={fieldClasses.control}
            value={scope}
            onChange={(event) => setScope(event.currentTarget.value)}
          >
            <option value="">{t('choose')}</option>
            <optgroup label={t('people.categories')}>
              {categories.map((category) => (
                <option key={category} value={`category|${category}`}>
                  {names.category(category)}
                </option>
              ))}
            </optgroup>
            <optgroup label={t('people.kpis')}>
              {places
                .flatMap(({ kpis }) => kpis)
                .map(({ code }) => (
                  <option key={code} value={`kpi|${code}`}>
                    {names.kpi(code).name}
                  </option>
                ))}
            </optgroup>
          </select>
        </div>
        <div className={fieldClasses.field}>
          <label className={fieldClasses.label} htmlFor={`${field}-due`}>
            {t('people.dueOptional')}
          </label>
          <input
            id={`${field}-due`}
            type="date"
            className={fieldClasses.control}
            value={dueOn}
            onChange={(event) => setDueOn(event.currentTarget.value)}
          />
        </div>
        <Button type="submit">{t('people.assign')}</Button>
      </div>
      <p role="status" className="small">
        {said}
      </p>
      {problem !== '' && (
        <p className={fieldClasses.error} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
