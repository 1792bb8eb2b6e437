import { ClassChip } from '../../../components/ClassChip.js';
import { DataTable } from '../../../components/DataTable.js';
import { useText } from '../../../language.js';
import type { Dimension, Group } from './edition.js';
import classes from './RollupTable.module.css';

/** Every roll-up of the snapshot's grid: dimensions, sub-dimensions, and their categories. */
export function RollupTable({ dimensions }: { readonly dimensions: readonly Dimension[] }) {
  const { t } = useText();
  return (
    <DataTable caption={t('categories.table')} minWidth="44rem">
      <thead>
        <tr>
          <th scope="col">{t('categories.group')}</th>
          <th scope="col">{t('classes.class')}</th>
          <th scope="col" data-align="right">
            {t('why.percent')}
          </th>
          <th scope="col" data-align="right">
            {t('why.points')}
          </th>
          <th scope="col" data-align="right">
            {t('categories.coverage')}
          </th>
          <th scope="col" data-align="right">
            {t('categories.range')}
          </th>
        </tr>
      </thead>
      {dimensions.map((dimension) => (
        <tbody key={dimension.key}>
          <RollupRow group={dimension} level="dimension" />
          {dimension.subDimensions.flatMap((sub) => [
            <RollupRow key={sub.key} group={sub} level="subDimension" />,
            ...sub.categories.map((category) => (
              <RollupRow key={`${sub.key}-${category.key}`} group={category} level="category" />
            )),
          ])}
        </tbody>
      ))}
    </DataTable>
  );
}

function RollupRow({
  group,
  level,
}: {
  readonly group: Group;
  readonly level: 'dimension' | 'subDimension' | 'category';
}) {
  const { t, percent } = useText();
  const { rollup } = group;
  return (
    <tr className={classes.row} data-level={level}>
      <th scope="row">{group.name}</th>
      <td>
        <ClassChip class={rollup?.class ?? null} />
      </td>
      <td data-align="right">
        {rollup === undefined || rollup.percent === null ? t('rollup.none') : percent(rollup.percent)}
      </td>
      <td data-align="right">
        {rollup &&
          rollup.possible > 0 &&
          t('rollup.of', { points: rollup.points, possible: rollup.possible })}
      </td>
      <td data-align="right">{rollup && `${rollup.scored} / ${rollup.benchmarked} / ${rollup.total}`}</td>
      <td data-align="right">
        {rollup !== undefined &&
          rollup.lowest !== null &&
          rollup.highest !== null &&
          t('range.plain', { lowest: percent(rollup.lowest), highest: percent(rollup.highest) })}
      </td>
    </tr>
  );
}
