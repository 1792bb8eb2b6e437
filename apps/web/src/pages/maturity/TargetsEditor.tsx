import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { benchmarkFor, dataPointByKey } from '#catalogue';
import { checkTargets, maturityModel, type TargetFinding, type Threshold } from '#maturity';
import { trajectoryQuery } from '../../api/maturity-queries.js';
import type { ServedTrajectory } from '../../api/maturity-types.js';
import { DataTable } from '../../components/DataTable.js';
import { LevelMark } from '../../components/maturity/LevelMark.js';
import type { Line } from '../../components/maturity/LineChart.js';
import { isComplete, LEVELS, numericTargets } from '../../workspace/maturity.js';
import type { Target } from '../../workspace/queue.js';
import { type TargetDraft, targetKey } from '../../workspace/statements.js';
import { Conflict } from '../workspace/card/Conflict.js';
import { NumberField } from '../workspace/fields/NumberField.js';
import { YearField } from '../workspace/fields/TextFields.js';
import { useAssessment } from '../workspace/Workspace.js';
import { EffortField } from './EffortField.js';
import { useMaturityNames } from './names.js';
import { usePageText } from './text.js';
import { useFieldWords } from './useFieldWords.js';
import { useMaturity, useTargets } from './useMaturity.js';
import fieldClasses from '../workspace/fields/Field.module.css';
import classes from './MaturityPage.module.css';

/** chart.js comes in its own file, after the page. */
const LineChart = lazy(async () => ({
  default: (await import('../../components/maturity/LineChart.js')).LineChart,
}));

interface Props {
  readonly dataPoint: string;
  readonly readOnly: boolean;
}

/** The targets of one data point by level, with the way from its first value to them. */
export function TargetsEditor({ dataPoint: key, readOnly }: Props) {
  const { t } = usePageText();
  const words = useFieldWords();
  const { city } = useAssessment();
  const { result } = useMaturity();
  const own = useTargets(key);
  const target: Target = { kind: 'target', key: targetKey(city.slug, key) };
  const judged = result.dataPoints.find((item) => item.dataPoint === key);
  const findings = findingsOf(key, own);
  return (
    <>
      <p>{t(`basis.${judged?.basis ?? 'none'}.long`)}</p>
      <div id={`figure-${target.key}`}>
        <Conflict target={target} words={words} />
        <LevelTable
          dataPoint={key}
          target={target}
          readOnly={readOnly}
          findings={findings}
          thresholds={judged?.thresholds ?? []}
        />
        {Object.keys(own.values).length > 0 && !isComplete(own) && (
          <p role="status">{t('targets.incomplete')}</p>
        )}
        <div className={classes.fields}>
          <EffortField target={target} readOnly={readOnly} />
        </div>
      </div>
      <Way dataPoint={key} own={own} now={judged?.value ?? null} />
    </>
  );
}

/** What is wrong with the targets as they stand in the form; what is only missing yet is not. */
function findingsOf(key: string, own: TargetDraft): readonly TargetFinding[] {
  const known = dataPointByKey(key);
  const benchmark = benchmarkFor(key);
  if (!known || !benchmark) return [];
  return checkTargets(maturityModel, known.dataPoint, benchmark, numericTargets(own)).filter(
    ({ code }) => code !== 'levelMissing',
  );
}

interface LevelTableProps {
  readonly dataPoint: string;
  readonly target: Target;
  readonly readOnly: boolean;
  readonly findings: readonly TargetFinding[];
  readonly thresholds: readonly Threshold[];
}

function LevelTable({ dataPoint, target, readOnly, findings, thresholds }: LevelTableProps) {
  const { t } = usePageText();
  const { unit, limit } = useMaturityNames();
  return (
    <DataTable caption={t('targets.byLevel')} minWidth="36rem">
      <thead>
        <tr>
          <th scope="col">{t('maturity.levelWord')}</th>
          <th scope="col">{t('targets.value', { unit: unit(dataPoint) })}</th>
          <th scope="col">{t('targets.year')}</th>
          <th scope="col">{t('targets.holds')}</th>
        </tr>
      </thead>
      <tbody>
        {LEVELS.map((level) => {
          const wrong = findings.filter((finding) => finding.level === level);
          const holds = thresholds.find((threshold) => threshold.level === level)?.values ?? [];
          return (
            <tr key={level}>
              <th scope="row">
                <LevelMark level={level} />
              </th>
              <td>
                <NumberField
                  target={target}
                  field={`values.${level}`}
                  label={t('targets.valueOf', { level })}
                  unit={dataPointByKey(dataPoint)?.dataPoint.unit ?? ''}
                  readOnly={readOnly}
                  invalid={wrong.some(({ code }) => code !== 'yearNotLater')}
                  describedBy={`finding-${level}`}
                />
                <p id={`finding-${level}`} className={fieldClasses.error} aria-live="polite">
                  {wrong.map(({ code }) => t(`finding.${code as WrongCode}`)).join(' ')}
                </p>
              </td>
              <td>
                <YearField
                  target={target}
                  field={`years.${level}`}
                  label={t('targets.yearOf', { level })}
                  readOnly={readOnly}
                  hideLabel
                />
              </td>
              <td className="num">{holds.map((each) => limit(dataPoint, each)).join(' – ')}</td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

type WrongCode = Exclude<TargetFinding['code'], 'levelMissing'>;

interface WayProps {
  readonly dataPoint: string;
  readonly own: TargetDraft;
  /** The value as it stands in the form. */
  readonly now: number | null;
}

/** Baseline, values and targets over the years, as a chart and as a table. */
function Way({ dataPoint, own, now }: WayProps) {
  const { t } = usePageText();
  const { city, year } = useAssessment();
  const { names, unit, value } = useMaturityNames();
  const { data } = useQuery(trajectoryQuery(city.slug, dataPoint));
  const values = valuesOf(data, year, now);
  const wanted = wantedOf(own);
  if (values.length + wanted.length === 0) return <p className="muted">{t('way.nothing')}</p>;
  const lines: readonly Line[] = [
    { kind: 'values', label: t('way.values'), points: values },
    { kind: 'wanted', label: t('way.targets'), points: wanted },
  ];
  const baseline = data?.baseline ?? values[0] ?? null;
  return (
    <>
      <h3 className={classes.way}>{t('way.title')}</h3>
      <figure className={classes.chart}>
        <Suspense fallback={<div className={classes.wait} />}>
          <LineChart
            label={t('way.label', { name: names.dataPoint(dataPoint) })}
            unit={unit(dataPoint)}
            lines={lines.filter(({ points }) => points.length > 0)}
          />
        </Suspense>
      </figure>
      <DataTable caption={t('way.title')}>
        <thead>
          <tr>
            <th scope="col">{t('way.year')}</th>
            <th scope="col">{t('way.what')}</th>
            <th scope="col" data-align="right">
              {t('way.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {values.map((point) => (
            <tr key={point.year}>
              <th scope="row">{point.year}</th>
              <td>{t(point.year === baseline?.year ? 'way.baseline' : 'way.values')}</td>
              <td data-align="right">{value(dataPoint, point.value)}</td>
            </tr>
          ))}
          {wanted.map((point) => (
            <tr key={`target ${point.level}`}>
              <th scope="row">{point.year}</th>
              <td>{t('targets.valueOf', { level: point.level })}</td>
              <td data-align="right">{value(dataPoint, point.value)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}

/** Values of the editions, and of the form for its year. */
function valuesOf(served: ServedTrajectory | undefined, year: number, now: number | null) {
  const published = (served?.values ?? []).filter((point) => point.year !== year);
  return [...published, ...(now === null ? [] : [{ year, value: now }])].sort((a, b) => a.year - b.year);
}

/** Targets that have a year. */
function wantedOf({ values, years }: TargetDraft) {
  return LEVELS.flatMap((level) => {
    const [value, year] = [values[level], years[level]];
    return value === undefined || year === undefined ? [] : [{ level, year, value: Number(value) }];
  });
}
