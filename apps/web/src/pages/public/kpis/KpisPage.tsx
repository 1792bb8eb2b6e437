import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { catalogueQuery } from '../../../api/queries.js';
import type { CatalogueKpi, CatalogueView } from '../../../api/types.js';
import { DataTable } from '../../../components/DataTable.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { LoadError, Loading, Notice } from '../../../components/States.js';
import { folded } from '../../../folded.js';
import { useText } from '../../../language.js';
import classes from './KpisPage.module.css';

/** The 91 KPIs by dimension and category, with a search. */
export function KpisPage() {
  const { t, language } = useText();
  const catalogue = useQuery(catalogueQuery(language));
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get('search') ?? '');
  const search = (text: string) => {
    setTyped(text);
    setParams(text.trim() === '' ? {} : { search: text.trim() }, { replace: true, preventScrollReset: true });
  };
  const found = catalogue.data?.kpis.filter((kpi) => answers(kpi, typed)) ?? [];
  return (
    <>
      <PageTitle>{t('nav.kpis')}</PageTitle>
      <h1>{t('kpisPage.heading')}</h1>
      <p className="prose">{t('kpisPage.intro')}</p>
      {catalogue.isError && <LoadError error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
      {catalogue.isPending && <Loading lines={10} />}
      {catalogue.data && (
        <>
          <div role="search" className={classes.search}>
            <TextInput
              type="search"
              label={t('kpisPage.search')}
              value={typed}
              onChange={(event) => search(event.currentTarget.value)}
            />
            <p role="status" className="muted num">
              {t('kpisPage.count', { count: found.length })}
            </p>
          </div>
          {found.length === 0 && <Notice title={t('kpis.none.title')}>{t('kpisPage.none')}</Notice>}
          <Dimensions catalogue={catalogue.data} found={found} />
        </>
      )}
    </>
  );
}

function answers(kpi: CatalogueKpi, search: string): boolean {
  const labels = kpi.dataPoints.map(({ label }) => label).join(' ');
  return folded(`${kpi.code} ${kpi.name} ${labels}`).includes(folded(search));
}

function Dimensions({
  catalogue,
  found,
}: {
  readonly catalogue: CatalogueView;
  readonly found: readonly CatalogueKpi[];
}) {
  const { t } = useText();
  return catalogue.dimensions.map((dimension) => {
    const kpis = found.filter((kpi) => kpi.dimension === dimension.key);
    if (kpis.length === 0) return null;
    return (
      <section key={dimension.key} className={classes.dimension}>
        <h2>{dimension.name}</h2>
        <DataTable caption={t('kpisPage.table', { dimension: dimension.name })} minWidth="44rem">
          <thead>
            <tr>
              <th scope="col" className={classes.name}>
                {t('kpisPage.kpi')}
              </th>
              <th scope="col">{t('kpi.code')}</th>
              <th scope="col">{t('kpi.tier')}</th>
              <th scope="col">{t('kpisPage.benchmark')}</th>
              <th scope="col">{t('kpis.column.sdg')}</th>
            </tr>
          </thead>
          {dimension.subDimensions.flatMap((sub) =>
            sub.categories.map((category) => {
              const own = kpis.filter((kpi) => kpi.subDimension === sub.key && kpi.category === category.key);
              if (own.length === 0) return null;
              return (
                <tbody key={`${sub.key}-${category.key}`}>
                  <tr className={classes.category}>
                    <th scope="rowgroup">
                      {t('kpisPage.category', { sub: sub.name, category: category.name })}
                    </th>
                    <td colSpan={4} />
                  </tr>
                  {own.map((kpi) => (
                    <KpiRow key={kpi.code} kpi={kpi} />
                  ))}
                </tbody>
              );
            }),
          )}
        </DataTable>
      </section>
    );
  });
}

function KpiRow({ kpi }: { readonly kpi: CatalogueKpi }) {
  const { t, language, limit } = useText();
  return (
    <tr>
      <th scope="row">
        <Link to={`/${language}/kpis/${kpi.slug}`}>{kpi.name}</Link>
      </th>
      <td className={classes.code}>{kpi.code}</td>
      <td className={classes.code}>{t(`tier.${kpi.tier}`)}</td>
      <td>
        {kpi.dataPoints.map((dataPoint) => (
          <span key={dataPoint.key} className={classes.benchmark}>
            {kpi.dataPoints.length > 1 && t('kpisPage.point', { label: dataPoint.label })}{' '}
            {dataPoint.benchmark === null ? (
              <span className="muted">{t('kpisPage.noBenchmark')}</span>
            ) : (
              limit(dataPoint.benchmark, dataPoint)
            )}
          </span>
        ))}
      </td>
      <td className={classes.code}>{kpi.sdgGoals.join(', ')}</td>
    </tr>
  );
}
