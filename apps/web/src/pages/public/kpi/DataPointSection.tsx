import type { KpiCityValue, KpiDataPoint } from '../../../api/types.js';
import { BenchmarkFacts } from '../../../components/BenchmarkFacts.js';
import { ClassTable } from '../../../components/ClassTable.js';
import { writeFormula } from '../../../components/formula.js';
import { LoadError, Loading } from '../../../components/States.js';
import { useText } from '../../../language.js';
import { boundsOf } from '../../../share.js';
import { CityValues } from './CityValues.js';
import { StripPlot } from './StripPlot.js';
import classes from './KpiPage.module.css';

interface Props {
  readonly dataPoint: KpiDataPoint;
  /** The KPI has no other data point. */
  readonly alone: boolean;
  readonly values: readonly KpiCityValue[] | undefined;
  readonly failed: { readonly error: Error; readonly retry: () => void } | null;
}

/** One data point: formula, benchmark, classes, and the values of all cities. */
export function DataPointSection({ dataPoint, alone, values, failed }: Props) {
  const { t } = useText();
  const { benchmark } = dataPoint;
  const known = values?.filter(({ value }) => value !== null) ?? [];
  return (
    <section className={classes.point} aria-labelledby={`point-${dataPoint.key}`}>
      <h2 id={`point-${dataPoint.key}`}>
        {alone ? t('kpi.measured', { label: dataPoint.label }) : dataPoint.label}
      </h2>
      <div className={classes.pair}>
        <Calculation dataPoint={dataPoint} />
        <div>
          <h3>{t('kpi.benchmark')}</h3>
          {benchmark === null ? (
            <p>{t('benchmark.none')}</p>
          ) : (
            <>
              <BenchmarkFacts dataPoint={dataPoint} benchmark={benchmark} />
              {benchmark.value !== null && (
                <div className={classes.bounds}>
                  <ClassTable dataPoint={dataPoint} bounds={boundsOf(benchmark)} />
                </div>
              )}
            </>
          )}
        </div>
      </div>
      <div className={classes.values}>
        <h3>{t('kpi.cities')}</h3>
        {failed !== null && <LoadError error={failed.error} onRetry={failed.retry} />}
        {failed === null && values === undefined && <Loading lines={4} />}
        {values !== undefined && known.length === 0 && <p>{t('kpi.noValues')}</p>}
        {known.length > 0 && dataPoint.valueType !== 'boolean' && (
          <StripPlot dataPoint={dataPoint} values={known} />
        )}
        {values !== undefined && values.length > 0 && <CityValues dataPoint={dataPoint} values={values} />}
      </div>
    </section>
  );
}

function Calculation({ dataPoint }: { readonly dataPoint: KpiDataPoint }) {
  const { t, number } = useText();
  const labels = new Map(dataPoint.inputs.map(({ key, label }) => [key, label]));
  const figure = (value: number) => number(value, Number.isInteger(value) ? 0 : undefined);
  const [lowest, highest] = dataPoint.validRange;
  return (
    <div>
      <h3>{t('kpi.formula')}</h3>
      <p className={classes.formula}>
        {writeFormula(dataPoint.formula, (name) => labels.get(name) ?? name, figure)}
      </p>
      <ul className={classes.inputs}>
        {dataPoint.inputs.map((input) => (
          <li key={input.key}>
            {t(input.fromProfile ? 'kpi.inputFromProfile' : 'kpi.input', {
              label: input.label,
              unit: input.unitLabel,
            })}
          </li>
        ))}
        {dataPoint.unitConversions.map((conversion) => (
          <li key={conversion.from}>
            {t('kpi.conversion', {
              from: conversion.from,
              factor: figure(conversion.multiplyBy),
              to: conversion.to,
            })}
          </li>
        ))}
        {(lowest !== null || highest !== null) && dataPoint.valueType !== 'boolean' && (
          <li>
            {t('kpi.range', {
              lowest: lowest === null ? 'none' : figure(lowest),
              highest: highest === null ? 'none' : figure(highest),
            })}
          </li>
        )}
        {dataPoint.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}
