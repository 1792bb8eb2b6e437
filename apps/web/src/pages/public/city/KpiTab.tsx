import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ClassChip } from '../../../components/ClassChip.js';
import { Notice } from '../../../components/States.js';
import { dimensionId } from '../../../places.js';
import { useText } from '../../../language.js';
import { filterDimensions, isShown, matches, SHOWN, type Dimension } from './edition.js';
import type { TabProps } from './tabProps.js';
import { Findings } from './Findings.js';
import { KpiTable } from './KpiTable.js';
import type { Place } from './usePlace.js';
import classes from './KpiTab.module.css';

/** All data points by dimension and category, with what is known and what is missing. */
export function KpiTab({ edition, catalogue, dimensions, place }: TabProps) {
  const { t } = useText();
  const shown = filterDimensions(
    dimensions,
    (row) => isShown(row, place.shown) && (place.search === '' || matches(row, place.search)),
  );
  return (
    <>
      <Findings findings={edition.findings} catalogue={catalogue} place={place} />
      <Filters dimensions={dimensions} place={place} />
      {shown.length === 0 && (
        <Notice
          title={t('kpis.none.title')}
          action={
            <Button variant="default" onClick={() => (place.setSearch(''), place.setShown('all'))}>
              {t('kpis.none.clear')}
            </Button>
          }
        >
          {t('kpis.none.text')}
        </Notice>
      )}
      {shown.map((dimension) => (
        <section
          key={dimension.key}
          className={classes.dimension}
          aria-labelledby={dimensionId(dimension.key)}
        >
          <DimensionHeading dimension={dimension} />
          <KpiTable dimension={dimension} place={place} year={edition.reportingYear} />
        </section>
      ))}
    </>
  );
}

function DimensionHeading({ dimension }: { readonly dimension: Dimension }) {
  const { t, percent } = useText();
  const { rollup } = dimension;
  return (
    <div className={classes.heading}>
      <h2 id={dimensionId(dimension.key)} tabIndex={-1}>
        {dimension.name}
      </h2>
      {rollup && (
        <p className="num muted">
          <ClassChip class={rollup.class} />
          {rollup.percent !== null && <strong>{percent(rollup.percent)}</strong>}
          <span>{t('coverage.sentence', { ...counts(rollup) })}</span>
        </p>
      )}
    </div>
  );
}

const counts = ({
  scored,
  benchmarked,
  total,
}: Readonly<Record<'scored' | 'benchmarked' | 'total', number>>) => ({
  scored,
  benchmarked,
  total,
});

function Filters({ dimensions, place }: Pick<TabProps, 'dimensions' | 'place'>) {
  const { t } = useText();
  const rows = dimensions.flatMap((dimension) => dimension.categories.flatMap((category) => category.rows));
  return (
    <div className={classes.filters}>
      <SegmentedControl
        aria-label={t('kpis.show')}
        value={place.shown}
        onChange={(value) => place.setShown(SHOWN.find((name) => name === value) ?? 'all')}
        data={SHOWN.map((name) => ({
          value: name,
          label: t(`kpis.show.${name}`, { count: rows.filter((row) => isShown(row, name)).length }),
        }))}
      />
      <SearchBox place={place} />
    </div>
  );
}

function SearchBox({ place }: { readonly place: Place }) {
  const { t } = useText();
  const [typed, setTyped] = useState(place.search);
  const [known, setKnown] = useState(place.search);
  if (known !== place.search) {
    setKnown(place.search);
    setTyped(place.search);
  }
  return (
    <TextInput
      type="search"
      className={classes.search}
      aria-label={t('kpis.search')}
      placeholder={t('kpis.search')}
      value={typed}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        setKnown(text);
        place.setSearch(text);
      }}
    />
  );
}
