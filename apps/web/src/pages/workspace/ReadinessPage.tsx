import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { AssessmentResult, Reporting } from '#scoring';
import { ApiError, getJson, sendJson } from '../../api/client.js';
import { catalogueQuery } from '../../api/queries.js';
import type { Finding } from '../../api/types.js';
import { ClassChip } from '../../components/ClassChip.js';
import { DataTable } from '../../components/DataTable.js';
import { PageTitle } from '../../components/PageTitle.js';
import { LoadError, Loading } from '../../components/States.js';
import { Wheel } from '../../components/wheel/Wheel.js';
import { categoryId, dimensionId, rowId } from '../../places.js';
import { addressOf, cardId, places } from '../../workspace/places.js';
import { TextField } from './fields/TextFields.js';
import { useCanEdit } from './frame/useFiltered.js';
import { useNames, useWorkspaceText, type WorkspaceKey } from './text.js';
import { useAssessment, useReload, useSaveState, useWorkspace } from './Workspace.js';
import fieldClasses from './fields/Field.module.css';
import classes from './Page.module.css';

interface Readiness {
  readonly coverage: Reporting;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly notReportedShare: number;
  readonly needsConfirmation: boolean;
  readonly profileMissing: readonly string[];
  readonly preview: Pick<AssessmentResult, 'rollups' | 'dataPoints'>;
  readonly canSubmit: boolean;
  readonly reasons: readonly string[];
}

/** What stands between the city and its submission, and the submission itself. */
export function ReadinessPage() {
  const { t, language } = useWorkspaceText();
  const store = useWorkspace();
  const { id } = useAssessment();
  const { unsent } = useSaveState();
  const query = useQuery({
    // Read anew when the last edit has arrived, because the server judges what it has.
    queryKey: ['readiness', id, language, unsent === 0, useSaveState().savedAt],
    queryFn: async ({ signal }) => {
      await store.flush();
      return getJson<Readiness>(`/assessments/${id}/readiness`, { lang: language }, signal);
    },
    staleTime: 0,
    placeholderData: (before) => before,
  });
  return (
    <>
      <PageTitle>{t('part.readiness')}</PageTitle>
      <h1 className={classes.title}>{t('part.readiness')}</h1>
      <p className={classes.intro}>{t('ready.intro')}</p>
      {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading lines={10} />}
      {query.data && (
        <>
          <Coverage coverage={query.data.coverage} />
          <Gaps readiness={query.data} />
          <Preview result={query.data.preview} />
          <Submit readiness={query.data} />
        </>
      )}
    </>
  );
}

function Coverage({ coverage }: { readonly coverage: Reporting }) {
  const { t } = useWorkspaceText();
  return (
    <section className={classes.section}>
      <h2>{t('ready.coverage')}</h2>
      <DataTable caption={t('ready.coverage')} minWidth="24rem">
        <thead>
          <tr>
            <th scope="col">{t('ready.tier')}</th>
            <th scope="col" data-align="right">
              {t('ready.kpis')}
            </th>
            <th scope="col" data-align="right">
              {t('ready.dataPoints')}
            </th>
          </tr>
        </thead>
        <tbody>
          {(['core', 'advanced', 'all'] as const).map((tier) => (
            <tr key={tier}>
              <th scope="row">{t(`ready.${tier}`)}</th>
              <td data-align="right">
                {t('ready.kpisOf', {
                  reported: coverage.kpis[tier].reported,
                  partly: coverage.kpis[tier].partly,
                  total: coverage.kpis[tier].total,
                })}
              </td>
              <td data-align="right">
                {t('overview.doneOf', {
                  done: coverage.dataPoints[tier].reported,
                  total: coverage.dataPoints[tier].total,
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}

function Gaps({ readiness }: { readonly readiness: Readiness }) {
  const { t } = useWorkspaceText();
  const names = useNames();
  const can = useCanEdit();
  const { errors, warnings, profileMissing } = readiness;
  const gap = (path: string) => {
    const [key = '', part] = path.split('.', 2);
    if (key === 'context')
      return { to: `../profile#context-${part}`, text: t(`context.${part}` as WorkspaceKey) };
    const figure = names.profile(key);
    return {
      to: `../profile#figure-${key}`,
      text: part === undefined ? figure : t(`gap.${part}` as WorkspaceKey, { figure }),
    };
  };
  return (
    <>
      <section className={classes.section}>
        <h2>{t('ready.errors', { count: errors.length })}</h2>
        {errors.length === 0 ? (
          <p>{t('ready.noErrors')}</p>
        ) : (
          <FindingList findings={errors} explain={false} />
        )}
      </section>
      <section className={classes.section}>
        <h2>{t('ready.warnings', { count: warnings.length })}</h2>
        {warnings.length === 0 ? (
          <p>{t('ready.noWarnings')}</p>
        ) : (
          <>
            <p>{t('ready.explain')}</p>
            <FindingList findings={warnings} explain={can.everything} />
          </>
        )}
      </section>
      <section className={classes.section}>
        <h2>{t('ready.profile', { count: profileMissing.length })}</h2>
        {profileMissing.length === 0 ? (
          <p>{t('ready.profileDone')}</p>
        ) : (
          <ul className={classes.list}>
            {profileMissing.map((path) => {
              const { to, text } = gap(path);
              return (
                <li key={path}>
                  <Link to={to} relative="path">
                    {text}
                  </Link>
                </li>
              );
            })}
          </ul>
        )}
      </section>
    </>
  );
}

function FindingList({
  findings,
  explain,
}: {
  readonly findings: readonly Finding[];
  readonly explain: boolean;
}) {
  const { t } = useWorkspaceText();
  const names = useNames();
  // One place to explain for each data point, even where several warnings meet.
  const firstOf = new Map<string, Finding>();
  for (const finding of findings) {
    const [key] = finding.dataPoints;
    if (key !== undefined && !firstOf.has(key)) firstOf.set(key, finding);
  }
  return (
    <ul className={classes.list}>
      {findings.map((finding, index) => {
        const [first] = finding.dataPoints;
        return (
          <li key={`${finding.ruleId} ${index}`}>
            <p style={{ margin: 0 }}>{finding.message}</p>
            <p className="small" style={{ margin: '0.25rem 0' }}>
              {finding.dataPoints.map((key, position) => (
                <span key={key}>
                  {position > 0 && ' · '}
                  <Link to={`../${addressOf(key)}`} relative="path">
                    {names.dataPoint(key).label}
                  </Link>
                </span>
              ))}
            </p>
            {explain && first !== undefined && firstOf.get(first) === finding && (
              <TextField
                target={{ kind: 'entry', key: first }}
                field="explanation"
                label={t('field.explanationOf', { label: names.dataPoint(first).label })}
                readOnly={false}
                max={4000}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Preview({ result }: { readonly result: Readiness['preview'] }) {
  const { t, language, percent } = useWorkspaceText();
  const names = useNames();
  const { id, city, year } = useAssessment();
  const navigate = useNavigate();
  const catalogue = useQuery(catalogueQuery(language));
  const open = (elementId: string) => {
    const dataPoint = places.flatMap(({ dataPoints }) => dataPoints).find((key) => rowId(key) === elementId);
    const place = places.find(
      ({ dimension, category, dataPoints }) =>
        categoryId(dimension, category) === elementId ||
        dimensionId(dimension) === elementId ||
        (dataPoint !== undefined && dataPoints.includes(dataPoint)),
    );
    const hash = dataPoint === undefined ? '' : `#${cardId(dataPoint)}`;
    if (place) void navigate(`/${language}/workspace/${id}/${place.slug}${hash}`);
  };
  return (
    <section className={classes.section}>
      <h2>{t('ready.preview')}</h2>
      <p>
        <strong>{t('ready.selfAssessed')}</strong> {t('ready.previewText')}
      </p>
      <div className={classes.wheel}>
        {catalogue.data && (
          <Wheel
            city={city.name}
            reportingYear={year}
            result={result}
            catalogue={catalogue.data}
            onOpen={open}
          />
        )}
      </div>
      <DataTable caption={t('ready.rollups')} minWidth="26rem">
        <thead>
          <tr>
            <th scope="col">{t('overview.dimension')}</th>
            <th scope="col">{t('ready.class')}</th>
            <th scope="col" data-align="right">
              {t('ready.points')}
            </th>
            <th scope="col" data-align="right">
              {t('ready.scored')}
            </th>
          </tr>
        </thead>
        <tbody>
          {result.rollups
            .filter(({ level }) => level === 'dimension')
            .map((rollup) => (
              <tr key={rollup.name}>
                <th scope="row">{names.dimension(rollup.name)}</th>
                <td>
                  <ClassChip class={rollup.class} />
                </td>
                <td data-align="right">{rollup.percent === null ? '–' : percent(rollup.percent)}</td>
                <td data-align="right">
                  {t('overview.doneOf', { done: rollup.scored, total: rollup.benchmarked })}
                </td>
              </tr>
            ))}
        </tbody>
      </DataTable>
    </section>
  );
}

function Submit({ readiness }: { readonly readiness: Readiness }) {
  const { t, percent } = useWorkspaceText();
  const { id, actions, statement: given, submittedAt } = useAssessment();
  const { unsent, conflicts, refused, unread } = useSaveState();
  const reload = useReload();
  const field = useId();
  const [statement, setStatement] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  const action = actions.find(({ event }) => event === 'submit');
  if (action === undefined) {
    return submittedAt === null ? null : (
      <section className={classes.section}>
        <h2>{t('ready.statement')}</h2>
        <p className={classes.statement}>{given}</p>
      </section>
    );
  }
  if (action.reason === 'forbidden') return <p className={classes.section}>{t('ready.notYours')}</p>;
  const waiting = unsent + conflicts + refused + unread;
  const obstacles = [
    ...readiness.reasons.map((reason) => t(`obstacle.${reason}` as WorkspaceKey)),
    ...(waiting > 0 ? [t('obstacle.unsent', { count: waiting })] : []),
  ];
  const submit = async () => {
    if (statement.trim() === '') return setProblem(t('ready.noStatement'));
    if (readiness.needsConfirmation && !confirmed) return setProblem(t('ready.notConfirmed'));
    setSending(true);
    setProblem('');
    try {
      await sendJson('POST', `/assessments/${id}/transitions`, {
        body: { event: 'submit', statement: statement.trim(), confirmNotReported: confirmed },
      });
      await reload();
      window.scrollTo({ top: 0 });
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : t('error.unexpected'));
    }
    setSending(false);
  };
  return (
    <section className={classes.section}>
      <h2>{t('ready.submit')}</h2>
      {obstacles.length > 0 ? (
        <div className={classes.problem}>
          <p>{t('ready.blocked')}</p>
          <ul>
            {obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
        </div>
      ) : (
        <>
          <p className={classes.intro}>{t('ready.submitText')}</p>
          {readiness.needsConfirmation && (
            <label className={classes.check}>
              <input
                type="checkbox"
                checked={confirmed}
                onChange={(event) => setConfirmed(event.currentTarget.checked)}
              />
              <span>{t('ready.confirm', { share: percent(100 * readiness.notReportedShare, 0) })}</span>
            </label>
          )}
          <div className={`${fieldClasses.field} ${classes.statement}`}>
            <label className={fieldClasses.label} htmlFor={field}>
              {t('ready.statement')}
            </label>
            <textarea
              id={field}
              className={fieldClasses.control}
              rows={4}
              maxLength={4000}
              aria-describedby={`${field}-hint`}
              value={statement}
              onChange={(event) => setStatement(event.currentTarget.value)}
            />
            <p id={`${field}-hint`} className={fieldClasses.hint}>
              {t('ready.statementHint')}
            </p>
          </div>
          <Button mt="sm" aria-disabled={sending || undefined} onClick={() => void (sending || submit())}>
            {sending ? t('ready.submitting') : t('ready.submitDo')}
          </Button>
        </>
      )}
      {problem !== '' && (
        <p className={fieldClasses.error} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
