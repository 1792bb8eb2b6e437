import type { KpiBenchmark } from '../api/types.js';
import { useText } from '../language.js';
import { webAddress } from '../webAddress.js';
import classes from './BenchmarkFacts.module.css';

interface Props {
  readonly dataPoint: { readonly valueType: string; readonly unitLabel: string };
  readonly benchmark: KpiBenchmark;
}

/** One benchmark: figure, direction, what it rests on, and how sure that is. */
export function BenchmarkFacts({ dataPoint, benchmark }: Props) {
  const { t, limit } = useText();
  if (benchmark.value === null) return <p>{t('benchmark.none')}</p>;
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('benchmark.value')}</dt>
        <dd className="num">
          <strong>{limit(benchmark.value, dataPoint)}</strong>, {t(`direction.${benchmark.direction}`)}
          {benchmark.worst !== null &&
            `; ${t('benchmark.worst', { worst: limit(benchmark.worst, dataPoint) })}`}
        </dd>
      </div>
      <div>
        <dt>{t('benchmark.source')}</dt>
        <dd>{benchmark.source === null ? t('benchmark.noSource') : <Source text={benchmark.source} />}</dd>
      </div>
      {benchmark.basisText !== null && (
        <div>
          <dt>{t('benchmark.basis')}</dt>
          <dd>{benchmark.basisText}</dd>
        </div>
      )}
      <div>
        <dt>{t('benchmark.confidence')}</dt>
        <dd>{t(`confidence.${benchmark.confidence}`)}</dd>
      </div>
      {benchmark.note !== null && (
        <div>
          <dt>{t('benchmark.note')}</dt>
          <dd>{benchmark.note}</dd>
        </div>
      )}
      <div>
        <dt>{t('benchmark.set')}</dt>
        <dd>{benchmark.set}</dd>
      </div>
    </dl>
  );
}

/** A source in the author's words; the address in it becomes the link. */
export function Source({ text }: { readonly text: string }) {
  const address = webAddress(text);
  if (address === null) return <span lang="en">{text}</span>;
  const [before, ...after] = text.split(address);
  return (
    <span lang="en">
      {before}
      <a href={address} rel="noreferrer">
        {new URL(address).hostname}
      </a>
      {after.join(address)}
    </span>
  );
}
