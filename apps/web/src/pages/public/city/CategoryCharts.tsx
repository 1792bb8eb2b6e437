import { Button } from '@mantine/core';
import { wheelModel } from '#documents/drawing';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { CatalogueView, EditionDetail } from '../../../api/types.js';
import { useText } from '../../../language.js';
import type { Dimension } from './edition.js';
import { RollupTable } from './RollupTable.js';
import classes from './CategoryCharts.module.css';

/** chart.js comes in its own file, after the page. */
const Radar = lazy(async () => ({ default: (await import('../../../components/Radar.js')).Radar }));

interface Props {
  readonly edition: EditionDetail;
  readonly catalogue: CatalogueView;
  readonly dimensions: readonly Dimension[];
}

/** Categories of each dimension as radar, or as a table with sub-dimensions, coverage and range. */
export function CategoryCharts({ edition, catalogue, dimensions }: Props) {
  const { t, language } = useText();
  const [asTable, setAsTable] = useState(false);
  const model = useMemo(
    () =>
      wheelModel({
        city: edition.city.name,
        reportingYear: edition.reportingYear,
        result: edition.result,
        catalogue,
        language,
      }),
    [edition, catalogue, language],
  );
  const scored = model.dimensions.filter(({ percent }) => percent !== null);
  const empty = model.dimensions.filter(({ percent }) => percent === null);
  return (
    <section aria-labelledby="categories" className={classes.section}>
      <div className={classes.heading}>
        <h2 id="categories">{t('categories.heading')}</h2>
        <Button
          variant="default"
          size="compact-md"
          className={classes.toggle}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {t('view.table')}
        </Button>
      </div>
      {asTable ? (
        <RollupTable dimensions={dimensions} />
      ) : (
        <>
          <div className={classes.charts}>
            {scored.map((dimension) => (
              <figure key={dimension.key} className={classes.chart}>
                <figcaption>
                  <h3>{dimension.label}</h3>
                </figcaption>
                <Suspense fallback={<div className={classes.wait} />}>
                  <Radar dimension={dimension} language={language} />
                </Suspense>
              </figure>
            ))}
          </div>
          {empty.length > 0 && (
            <p className="muted">
              {t('categories.nothing', { dimensions: empty.map(({ label }) => label).join(', ') })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
