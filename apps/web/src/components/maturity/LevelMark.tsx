import { useMaturityText, type MaturityKey } from './text.js';
import classes from './Maturity.module.css';

/** A level as number and name; words alone where there is none. */
export function LevelMark({
  level,
  short = false,
}: {
  readonly level: number | null;
  readonly short?: boolean;
}) {
  const { t } = useMaturityText();
  const name = level === null ? t('maturity.noLevel') : levelName(level, t);
  return (
    <span className={classes.level} title={short ? name : undefined}>
      <span
        className={`${classes.number} num`}
        data-none={level === null || undefined}
        aria-hidden={level === null}
      >
        {level ?? '–'}
      </span>
      <span className={short ? 'srOnly' : undefined}>{name}</span>
    </span>
  );
}

const NAMED = [1, 2, 3, 4, 5] as const;

/** Name of a level; its number where a model has levels that the pages do not know yet. */
export function levelName(
  level: number,
  t: (key: MaturityKey, params?: { level: number }) => string,
): string {
  const known = NAMED.find((each) => each === level);
  return known === undefined ? t('maturity.level', { level }) : t(`maturity.level.${known}`);
}
