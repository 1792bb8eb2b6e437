import { BenchmarkFacts } from '../../../components/BenchmarkFacts.js';
import { ClassTable } from '../../../components/ClassTable.js';
import { useDeskText } from '../text.js';
import { Part } from './Part.js';
import type { PointProps } from './pointProps.js';
import classes from './Point.module.css';

/** The benchmark and which values make which class. */
export function ScorePart({ point, definition }: PointProps) {
  const { t } = useDeskText();
  const { explanation } = point;
  const { benchmark } = definition;
  return (
    <Part title={t('kpi.benchmark')}>
      {benchmark === null || benchmark.value === null ? (
        <p>{t('benchmark.none')}</p>
      ) : (
        <div className={classes.pair}>
          <BenchmarkFacts dataPoint={definition} benchmark={benchmark} />
          <ClassTable dataPoint={definition} bounds={explanation.classBounds} own={explanation.class} />
        </div>
      )}
    </Part>
  );
}
