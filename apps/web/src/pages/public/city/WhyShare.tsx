import type { ShareFormula } from '#scoring';
import { useText } from '../../../language.js';
import { formatShare } from '../../../share.js';
import type { WhyProps } from './whyProps.js';
import classes from './WhyDrawer.module.css';

/** How the value becomes a share of the benchmark, with the figures put in. */
export function WhyShare({ explanation }: WhyProps) {
  const { t, language, number, percent } = useText();
  const { value, share, unclampedShare, shareFormula } = explanation;
  const { benchmark, worst } = explanation.benchmark;
  if (value === null || share === null || benchmark === null) return null;
  const held = unclampedShare !== null && unclampedShare !== share;
  const sum = calculation(shareFormula, { value, benchmark, worst: worst ?? 0 }, number);
  return (
    <>
      <p>{t(`shareFormula.${shareFormula}`)}</p>
      {sum !== null && (
        <p className={`${classes.formula} num`}>
          {sum}
          {unclampedShare !== null && ` = ${percent(100 * unclampedShare)}`}
        </p>
      )}
      {held && <p>{t('why.held', { share: formatShare(share, language) })}</p>}
    </>
  );
}

function calculation(
  formula: ShareFormula,
  { value, benchmark, worst }: Readonly<Record<'value' | 'benchmark' | 'worst', number>>,
  number: (value: number) => string,
): string | null {
  const [v, b, w] = [number(value), number(benchmark), number(worst)];
  switch (formula) {
    case 'ratio':
      return `${v} ÷ ${b}`;
    case 'inverseRatio':
      return value > 0 ? `${b} ÷ ${v}` : null;
    case 'lineUp':
    case 'lineDown':
      return `(${v} − ${w}) ÷ (${b} − ${w})`;
    case 'minOverMax':
      return value < benchmark ? `${v} ÷ ${b}` : `${b} ÷ ${v}`;
    case 'yesNo':
    case 'none':
      return null;
  }
}
