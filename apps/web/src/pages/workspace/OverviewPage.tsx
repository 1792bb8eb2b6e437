import { Link, useLocation } from 'react-router';
import { DataTable } from '../../components/DataTable.js';
import { PageTitle } from '../../components/PageTitle.js';
import { passes, progressOf } from '../../workspace/filter.js';
import { addressOf, known, places } from '../../workspace/places.js';
import { useFiltered, useMine } from './frame/useFiltered.js';
import { day, useNames, useWorkspaceText } from './text.js';
import { useAssessment } from './Workspace.js';
import classes from './Page.module.css';

/** Where to begin: what is one's own first, then what was searched for or still needs something. */
export function OverviewPage() {
  const { t } = useWorkspaceText();
  const { city, year } = useAssessment();
  const { filter } = useFiltered();
  const filtering = filter.search.trim() !== '' || filter.shown !== 'all';
  const mine = useMine();
  return (
    <>
      <PageTitle>{t('overview.title', { city: city.name, year: `${year}` })}</PageTitle>
      <h1 className={classes.title}>{t('overview.title', { city: city.name, year: `${year}` })}</h1>
      {filtering ? (
        <Found />
      ) : (
        <>
          <Standing />
          {mine.size > 0 && <Mine />}
          <Categories />
        </>
      )}
    </>
  );
}

function Standing() {
  const { t, language } = useWorkspaceText();
  const { on, filter } = useFiltered();
  const { round } = useAssessment();
  const all = progressOf(
    places.flatMap(({ dataPoints }) => dataPoints),
    filter,
    on,
  );
  return (
    <p className={classes.intro}>
      {t('overview.standing', {
        reported: all.reported,
        notReported: all.notReported,
        missing: all.total - all.reported - all.notReported,
        total: all.total,
      })}{' '}
      {round && t('overview.closes', { day: day(round.closesOn, language) })}
    </p>
  );
}

/** Data points that a search or filter finds, in all categories. */
function Found() {
  const { t } = useWorkspaceText();
  const { filter, on } = useFiltered();
  const found = places.flatMap(({ dataPoints }) => dataPoints).filter((key) => passes(key, filter, on));
  return (
    <section className={classes.section} aria-live="polite">
      <h2>{t('overview.found', { count: found.length })}</h2>
      <Points keys={found} />
      {found.length === 0 && (
        <p>
          {t('filter.nothing')} <Link to={{ search: '' }}>{t('filter.clear')}</Link>
        </p>
      )}
    </section>
  );
}

function Mine() {
  const { t, language } = useWorkspaceText();
  const { assignments } = useAssessment();
  const mine = useMine();
  const { on } = useFiltered();
  const due = assignments.flatMap(({ dueOn }) => dueOn ?? []).sort()[0];
  const open = [...mine].filter((key) => on.entry(key).status === null);
  return (
    <section className={classes.section}>
      <h2>{t('overview.mine', { count: mine.size })}</h2>
      <p>
        {open.length === 0 ? t('overview.mineDone') : t('overview.mineOpen', { count: open.length })}{' '}
        {due !== undefined && open.length > 0 && t('overview.due', { day: day(due, language) })}
      </p>
      <Points keys={[...mine]} />
    </section>
  );
}

function Points({ keys }: { readonly keys: readonly string[] }) {
  const { t, value: format } = useWorkspaceText();
  const names = useNames();
  const { id } = useAssessment();
  const { language } = useWorkspaceText();
  const { search } = useLocation();
  const { on } = useFiltered();
  return (
    <ul className={classes.list}>
      {keys.map((key) => {
        const { kpi, dataPoint } = known(key);
        const [path = '', hash = ''] = addressOf(key).split('#');
        const entry = on.entry(key);
        const value = on.judgement.results.get(key)?.value ?? null;
        const remarks = (on.judgement.remarksOf.get(key) ?? []).filter(({ explained }) => !explained);
        const label = { valueType: dataPoint.valueType, unitLabel: names.unit(dataPoint.unit) };
        return (
          <li key={key}>
            <Link to={{ pathname: `/${language}/workspace/${id}/${path}`, search, hash }}>
              {names.dataPoint(key).label}
            </Link>{' '}
            <span className="muted small">
              {names.kpi(kpi.code).name}, {names.category(kpi.category)}
            </span>
            <br />
            <span className="small num">
              {entry.status === null
                ? t('status.missing')
                : entry.status === 'notReported'
                  ? t('status.notReported')
                  : value === null
                    ? t('result.none')
                    : format(value, label)}
              {remarks.length > 0 && ` · ${t('count.remarks', { count: remarks.length })}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Categories() {
  const { t, language } = useWorkspaceText();
  const names = useNames();
  const { id } = useAssessment();
  const { filter, on } = useFiltered();
  return (
    <section className={classes.section}>
      <h2>{t('overview.categories')}</h2>
      <DataTable caption={t('overview.categories')} minWidth="36rem">
        <thead>
          <tr>
            <th scope="col">{t('overview.category')}</th>
            <th scope="col">{t('overview.dimension')}</th>
            <th scope="col" data-align="right">
              {t('overview.done')}
            </th>
            <th scope="col" data-align="right">
              {t('overview.errors')}
            </th>
            <th scope="col" data-align="right">
              {t('overview.warnings')}
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => {
            const at = progressOf(place.dataPoints, filter, on);
            return (
              <tr key={place.slug}>
                <th scope="row">
                  <Link to={`/${language}/workspace/${id}/${place.slug}`}>
                    {names.category(place.category)}
                  </Link>
                </th>
                <td>{names.dimension(place.dimension)}</td>
                <td data-align="right">
                  {t('overview.doneOf', { done: at.reported + at.notReported, total: at.total })}
                </td>
                <td data-align="right">{at.errors}</td>
                <td data-align="right">{at.warnings}</td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
    </section>
  );
}
