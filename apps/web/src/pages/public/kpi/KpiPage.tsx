import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ApiError } from '../../../api/client.js';
import { catalogueQuery, kpiQuery, kpiValuesQuery } from '../../../api/queries.js';
import type { KpiDetail } from '../../../api/types.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { goalKey } from '../../../components/RollupName.js';
import { LoadError, Loading } from '../../../components/States.js';
import { useText } from '../../../language.js';
import { NotFoundPage } from '../notFound/NotFoundPage.js';
import { DataPointSection } from './DataPointSection.js';
import classes from './KpiPage.module.css';

/** One KPI: what it measures, how it is computed and scored, and where all cities stand. */
export function KpiPage() {
  const { language } = useText();
  const { slug = '' } = useParams();
  const detail = useQuery(kpiQuery(slug, language));
  const values = useQuery(kpiValuesQuery(slug));
  if (detail.isPending) return <Loading lines={10} height={40} />;
  if (detail.isError) {
    if (detail.error instanceof ApiError && detail.error.status === 404) return <NotFoundPage what="kpi" />;
    return <LoadError error={detail.error} onRetry={() => void detail.refetch()} />;
  }
  const kpi = detail.data;
  return (
    <article>
      <PageTitle>{kpi.name}</PageTitle>
      <KpiHeader kpi={kpi} />
      <Definition kpi={kpi} />
      {kpi.dataPoints.map((dataPoint) => (
        <DataPointSection
          key={dataPoint.key}
          dataPoint={dataPoint}
          alone={kpi.dataPoints.length === 1}
          values={values.data?.dataPoints.find(({ key }) => key === dataPoint.key)?.values}
          failed={values.isError ? { error: values.error, retry: () => void values.refetch() } : null}
        />
      ))}
      <Guidance kpi={kpi} />
    </article>
  );
}

function KpiHeader({ kpi }: { readonly kpi: KpiDetail }) {
  const { t, language } = useText();
  const catalogue = useQuery(catalogueQuery(language));
  const dimension = catalogue.data?.dimensions.find(({ key }) => key === kpi.dimension);
  const sub = dimension?.subDimensions.find(({ key }) => key === kpi.subDimension);
  const category = sub?.categories.find(({ key }) => key === kpi.category);
  return (
    <header>
      <p className="small muted">
        <Link to={`/${language}/kpis`}>{t('nav.kpis')}</Link>
        {` / ${dimension?.name ?? kpi.dimension} / ${sub?.name ?? kpi.subDimension} / ${category?.name ?? kpi.category}`}
      </p>
      <h1>{kpi.name}</h1>
      <dl className={classes.facts}>
        <div>
          <dt>{t('kpi.code')}</dt>
          <dd>
            {kpi.code}
            {kpi.aliasCodes.length > 0 && ` (${t('kpi.alias', { codes: kpi.aliasCodes.join(', ') })})`}
          </dd>
        </div>
        <div>
          <dt>{t('kpi.tier')}</dt>
          <dd>
            {t(`tier.${kpi.tier}`)}
            {kpi.type !== null && `, ${t(`type.${kpi.type}`)}`}
          </dd>
        </div>
        <div>
          <dt>{t('kpi.goals')}</dt>
          <dd>{kpi.sdgGoals.map((goal) => `${goal} ${t(goalKey(goal))}`).join('; ')}</dd>
        </div>
        {kpi.sdgTargets.length > 0 && (
          <div>
            <dt>{t('kpi.targets')}</dt>
            <dd>{kpi.sdgTargets.join(', ')}</dd>
          </div>
        )}
      </dl>
    </header>
  );
}

function Definition({ kpi }: { readonly kpi: KpiDetail }) {
  const { t } = useText();
  return (
    <section className={classes.definition} aria-labelledby="definition">
      <h2 id="definition">{t('kpi.definition')}</h2>
      <p className={classes.summary}>{kpi.summary}</p>
      <h3>{t('kpi.rationale')}</h3>
      <p>{kpi.rationale}</p>
      <h3>{t('kpi.interpretation')}</h3>
      <p>{kpi.interpretation}</p>
    </section>
  );
}

function Guidance({ kpi }: { readonly kpi: KpiDetail }) {
  const { t } = useText();
  const list = (title: string, lines: readonly string[]) =>
    lines.length > 0 && (
      <div>
        <h3>{title}</h3>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    );
  return (
    <section className={classes.guidance} aria-labelledby="guidance">
      <h2 id="guidance">{t('kpi.guidance')}</h2>
      {list(t('kpi.checks'), kpi.guidance)}
      {list(t('kpi.verification'), kpi.verificationChecks)}
      {list(t('kpi.dataSources'), kpi.dataSources)}
      <div>
        <h3>{t('kpi.provenance')}</h3>
        <ul lang="en">
          {kpi.provenance.references.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
