import { useQuery } from '@tanstack/react-query';
import { Fragment, useId, useState } from 'react';
import { trendsQuery } from '../../../api/maturity-queries.js';
import type { Trend } from '../../../api/maturity-types.js';
import { ClassChip } from '../../../components/ClassChip.js';
import { DataTable } from '../../../components/DataTable.js';
import { LevelMark } from '../../../components/maturity/LevelMark.js';
import { MaturityWords } from '../../../components/maturity/MaturityWords.js';
import { useMaturityText } from '../../../components/maturity/text.js';
import { LoadError, Loading, Notice } from '../../../components/States.js';
import { cataloguedNames, type CataloguedNames } from './cataloguedNames.js';
import type { TabProps } from './tabProps.js';
import { TrendDetail } from './TrendDetail.js';
import classes from './TrendsTab.module.css';

/** How the city's figures went over its editions, and where that leads. */
export function TrendsTab(props: TabProps) {
  return (
    <MaturityWords>
      <Trends {...props} />
    </MaturityWords>
  );
}

function Trends({ edition, catalogue }: TabProps) {
  const text = useMaturityText();
  const { t } = text;
  const { city } = edition;
  const trends = useQuery(trendsQuery(city.slug));
  const [search, setSearch] = useState('');
  const id = useId();
  if (trends.isError) return <LoadError error={trends.error} onRetry={() => void trends.refetch()} />;
  if (trends.isPending) return <Loading lines={10} />;
  const { years, dataPoints } = trends.data;
  if (years.length < 2) {
    return <Notice title={t('trends.oneYear')}>{t('trends.oneYear.text', { city: city.name })}</Notice>;
  }
  const names = cataloguedNames(catalogue, text);
  const words = search.trim().toLocaleLowerCase();
  const found = dataPoints.filter(({ dataPoint }) =>
    names.dataPoint(dataPoint).toLocaleLowerCase().includes(words),
  );
  return (
    <>
      <p className="prose">{t('trends.intro')}</p>
      <p className="prose">{t('trends.method')}</p>
      <label htmlFor={id} className={classes.search}>
        {t('trends.search')}
        <input
          id={id}
          type="search"
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      </label>
      {found.length === 0 ? <p>{t('trends.none')}</p> : <TrendTable trends={found} names={names} />}
    </>
  );
}

interface TableProps {
  readonly trends: readonly Trend[];
  readonly names: CataloguedNames;
}

const COLUMNS = 7;

function TrendTable({ trends, names }: TableProps) {
  const { t } = useMaturityText();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <DataTable caption={t('trends.table')} minWidth="56rem">
      <thead>
        <tr>
          <th scope="col">{t('targets.dataPoint')}</th>
          <th scope="col" data-align="right">
            {t('trends.from')}
          </th>
          <th scope="col" data-align="right">
            {t('trends.to')}
          </th>
          <th scope="col">{t('trends.class')}</th>
          <th scope="col">{t('maturity.levelNow')}</th>
          <th scope="col" data-align="right">
            {t('trends.distance')}
          </th>
          <th scope="col">
            <span className="srOnly">{t('trends.show')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {trends.map((trend) => {
          const { dataPoint } = trend;
          const isOpen = open === dataPoint;
          return (
            <Fragment key={dataPoint}>
              <Row
                trend={trend}
                names={names}
                isOpen={isOpen}
                onToggle={() => setOpen(isOpen ? null : dataPoint)}
              />
              {isOpen && (
                <tr>
                  <td colSpan={COLUMNS} className={classes.detail}>
                    <TrendDetail trend={trend} names={names} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </DataTable>
  );
}

interface RowProps {
  readonly trend: Trend;
  readonly names: CataloguedNames;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Row({ trend: { dataPoint, points, target }, names, isOpen, onToggle }: RowProps) {
  const { t } = useMaturityText();
  const valued = points.filter(({ value }) => value !== null);
  const [first, last] = [valued.at(0), valued.at(-1)];
  const shown = (point: typeof first) =>
    point === undefined || point.value === null
      ? ''
      : `${names.value(dataPoint, point.value)} (${point.year})`;
  return (
    <tr>
      <th scope="row">{names.dataPoint(dataPoint)}</th>
      <td data-align="right">{first === last ? '' : shown(first)}</td>
      <td data-align="right">{shown(last)}</td>
      <td>
        <ClassChip class={last?.class ?? null} />
      </td>
      <td>
        <LevelMark level={last?.level ?? null} short />
      </td>
      <td data-align="right">
        {target === null || last === undefined || last.toTarget === null ? (
          <span className="muted">{t('trends.noTarget')}</span>
        ) : last.level === target.level ? (
          t('trends.reached')
        ) : (
          names.value(dataPoint, Math.abs(last.toTarget))
        )}
      </td>
      <td>
        <button type="button" className={classes.toggle} aria-expanded={isOpen} onClick={onToggle}>
          {t(isOpen ? 'trends.hide' : 'trends.show')}
          <span className="srOnly">: {names.dataPoint(dataPoint)}</span>
        </button>
      </td>
    </tr>
  );
}
