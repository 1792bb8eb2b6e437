import { UnstyledButton } from '@mantine/core';
import { Link } from 'react-router';
import type { CitySummary, Named } from '../../../api/types.js';
import { ClassChip } from '../../../components/ClassChip.js';
import { DataTable } from '../../../components/DataTable.js';
import { EditionMark } from '../../../components/EditionMark.js';
import { countryName, useText } from '../../../language.js';
import type { Order, SortBy } from './citySort.js';
import classes from './CityTable.module.css';

interface Props {
  readonly cities: readonly CitySummary[];
  readonly dimensions: readonly Named[] | undefined;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

const DIMENSIONS = ['Economy', 'Environment', 'Society and Culture'];

/** All cities with their latest edition: one row each. */
export function CityTable({ cities, dimensions, order, onOrder }: Props) {
  const { t } = useText();
  const named = dimensions ?? DIMENSIONS.map((key) => ({ key, name: key }));
  const header = (by: SortBy, label: string, align?: 'right') => (
    <SortHeader by={by} label={label} order={order} onOrder={onOrder} align={align} />
  );
  return (
    <>
      <DataTable caption={t('home.table')} minWidth="66rem">
        <thead>
          <tr>
            {header('name', t('home.column.city'))}
            {header('country', t('home.column.country'))}
            {header('year', t('home.column.year'), 'right')}
            <th scope="col">{t('home.column.state')}</th>
            {header('coverage', t('home.column.coverage'), 'right')}
            {named.map(({ key, name }) => (
              <th key={key} scope="col" data-align="center">
                {name}
              </th>
            ))}
            {header('overall', t('home.column.overall'), 'right')}
          </tr>
        </thead>
        <tbody>
          {cities.map((city) => (
            <CityRow key={city.slug} city={city} dimensions={named} />
          ))}
        </tbody>
      </DataTable>
      <p className={`${classes.note} small muted`}>{t('home.overallNote')}</p>
    </>
  );
}

function SortHeader({
  by,
  label,
  order,
  onOrder,
  align,
}: {
  readonly by: SortBy;
  readonly label: string;
  readonly align: 'right' | undefined;
} & Pick<Props, 'order' | 'onOrder'>) {
  const active = order.by === by;
  // Figures are asked for from the top, names from A.
  const first = by !== 'name' && by !== 'country';
  const descending = active ? !order.descending : first;
  return (
    <th
      scope="col"
      data-align={align}
      aria-sort={active ? (order.descending ? 'descending' : 'ascending') : undefined}
    >
      <UnstyledButton className={classes.sort} onClick={() => onOrder({ by, descending })}>
        {label}
        <svg viewBox="0 0 8 12" width="8" height="12" aria-hidden="true" className={classes.arrow}>
          <path d="M4 0L8 5H0Z" data-on={active && !order.descending} />
          <path d="M4 12L0 7H8Z" data-on={active && order.descending} />
        </svg>
      </UnstyledButton>
    </th>
  );
}

function CityRow({
  city,
  dimensions,
}: {
  readonly city: CitySummary;
  readonly dimensions: readonly Named[];
}) {
  const { t, language, percent } = useText();
  const edition = city.latestEdition;
  const overall = edition?.overall;
  return (
    <tr>
      <th scope="row">
        <Link to={`/${language}/cities/${city.slug}`}>{city.name}</Link>
      </th>
      <td>{countryName(city, language)}</td>
      <td data-align="right">{edition?.reportingYear}</td>
      <td className={classes.state}>
        {edition === null ? t('state.none') : <EditionMark state={edition.state} />}
      </td>
      <td data-align="right">
        {overall && t('home.coverage', { scored: overall.scored, benchmarked: overall.benchmarked })}
      </td>
      {dimensions.map(({ key }) => {
        const rollup = edition?.dimensions.find((dimension) => dimension.name === key);
        return (
          <td key={key} data-align="center">
            <ClassChip class={rollup?.class ?? null} />
          </td>
        );
      })}
      <td data-align="right" className={classes.overall}>
        {overall && (
          <>
            {overall.percent === null ? t('rollup.none') : percent(overall.percent)}
            <ClassChip class={overall.class} />
          </>
        )}
      </td>
    </tr>
  );
}
