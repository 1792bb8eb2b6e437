import { Link } from 'react-router';
import type { KpiCount } from '#scoring';
import { CopyText } from '../../../components/CopyText.js';
import { DataTable } from '../../../components/DataTable.js';
import { SourceLink } from '../../../components/SourceLink.js';
import { Source } from '../../../components/BenchmarkFacts.js';
import { useText } from '../../../language.js';
import { dayInWords } from '../../../moments.js';
import { Attestations } from './Attestations.js';
import type { TabProps } from './tabProps.js';
import { contextText, figureText } from './words.js';
import classes from './AboutTab.module.css';

/** Where the figures come from, how much was reported, and what the result can be recomputed from. */
export function AboutTab({ edition }: TabProps) {
  const { t, language } = useText();
  const { versions } = edition;
  const verifiedHere = edition.state === 'verified';
  return (
    <div className={classes.about}>
      {edition.attestations.length > 0 && (
        <section>
          <h2>{t('about.attestations')}</h2>
          <Attestations edition={edition} />
        </section>
      )}
      <section>
        <h2>{t('about.reporting')}</h2>
        <ReportingTable edition={edition} />
      </section>
      <section>
        <h2>{t('about.profile')}</h2>
        {edition.profile.length === 0 ? <p>{t('about.noProfile')}</p> : <ProfileTable edition={edition} />}
      </section>
      {edition.context.length > 0 && (
        <section>
          <h2>{t('about.context')}</h2>
          {edition.context.map(({ heading, text }) => (
            <div key={heading} className={classes.context}>
              <h3>{contextText(heading, t)}</h3>
              <p>{text}</p>
            </div>
          ))}
        </section>
      )}
      <section>
        <h2>{t('about.origin')}</h2>
        <dl className={classes.facts}>
          <dt>{t('city.source')}</dt>
          <dd>
            {verifiedHere ? (
              t('city.citySource')
            ) : (
              <SourceLink text={edition.document ?? edition.source ?? ''} source={edition.source} />
            )}
          </dd>
          <dt>{t(verifiedHere ? 'editions.column.published' : 'about.publishedAt')}</dt>
          <dd>{dayInWords(edition.publishedAt, language)}</dd>
          <dt>{t('about.catalogue')}</dt>
          <dd>{versions.catalogue}</dd>
          <dt>{t('about.benchmarks')}</dt>
          <dd>
            <Link to={`/${language}/method#benchmarks`}>{versions.benchmarks}</Link>
          </dd>
          <dt>{t('about.engine')}</dt>
          <dd>{versions.engine}</dd>
          <dt>{t('about.hash')}</dt>
          <dd>
            <CopyText text={edition.contentHash} shown={edition.contentHash} label={t('city.hash')} />
            <p className="small muted">{t('about.hashNote')}</p>
          </dd>
        </dl>
      </section>
    </div>
  );
}

function ReportingTable({ edition }: Pick<TabProps, 'edition'>) {
  const { t, percent } = useText();
  const { kpis, dataPoints } = edition.reporting;
  const rate = (part: number, of: number) => (of === 0 ? '–' : percent((100 * part) / of, 0));
  const line = (name: string, kpi: KpiCount, points: { reported: number; total: number }) => (
    <tr>
      <th scope="row">{name}</th>
      <td data-align="right">{t('rollup.of', { points: kpi.reported, possible: kpi.total })}</td>
      <td data-align="right">{rate(kpi.reported, kpi.total)}</td>
      <td data-align="right">{kpi.partly}</td>
      <td data-align="right">{t('rollup.of', { points: points.reported, possible: points.total })}</td>
      <td data-align="right">{rate(points.reported, points.total)}</td>
    </tr>
  );
  return (
    <DataTable caption={t('about.reporting')} minWidth="34rem">
      <thead>
        <tr>
          <th scope="col">{t('kpi.tier')}</th>
          <th scope="col" data-align="right">
            {t('about.kpisReported')}
          </th>
          <th scope="col" data-align="right">
            {t('about.rate')}
          </th>
          <th scope="col" data-align="right">
            {t('about.partly')}
          </th>
          <th scope="col" data-align="right">
            {t('about.pointsReported')}
          </th>
          <th scope="col" data-align="right">
            {t('about.rate')}
          </th>
        </tr>
      </thead>
      <tbody>
        {line(t('tier.core'), kpis.core, dataPoints.core)}
        {line(t('tier.advanced'), kpis.advanced, dataPoints.advanced)}
        {line(t('about.all'), kpis.all, dataPoints.all)}
      </tbody>
    </DataTable>
  );
}

function ProfileTable({ edition }: Pick<TabProps, 'edition'>) {
  const { t, number } = useText();
  return (
    <DataTable caption={t('about.profile')} minWidth="30rem">
      <thead>
        <tr>
          <th scope="col">{t('about.figure')}</th>
          <th scope="col" data-align="right">
            {t('kpis.column.value')}
          </th>
          <th scope="col">{t('kpis.column.year')}</th>
          <th scope="col">{t('city.source')}</th>
        </tr>
      </thead>
      <tbody>
        {edition.profile.map((figure) => (
          <tr key={figure.key}>
            <th scope="row">{figureText(figure.key, t)}</th>
            <td data-align="right">
              {figure.value === null
                ? figure.stated
                : `${number(figure.value, Number.isInteger(figure.value) ? 0 : undefined)} ${figure.unit ?? ''}`}
            </td>
            <td>{figure.year}</td>
            <td>{figure.source !== null && <Source text={figure.source} />}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
