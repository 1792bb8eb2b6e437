import type { DataPointState } from '#workflow';
import { useDeskText } from '../text.js';
import classes from './Parts.module.css';

/** Strokes of each state's mark in a square of 12; the words beside it say the same. */
const MARKS: Readonly<Record<DataPointState, string>> = {
  notReported: 'M2.5 6h7',
  reported: '',
  queried: 'M4.3 4.6a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.9.6-.9 1.2M6 9.1v.6',
  answered: 'M3 5.2 6 8l3-2.8',
  verified: 'M3 6.2 5.2 8.4 9 3.9',
  verifiedWithCaveat: 'M3 6.2 5.2 8.4 9 3.9',
  notVerified: 'M3.8 3.8l4.4 4.4M8.2 3.8 3.8 8.2',
};

/** The state of a data point, in words with a mark before them. */
export function PointState({
  state,
  confirmed = false,
}: {
  readonly state: DataPointState;
  readonly confirmed?: boolean;
}) {
  const { t } = useDeskText();
  return (
    <span className={classes.state} data-state={state}>
      <StateSign state={state} />
      {t(`point.${state}`)}
      {confirmed && <span className={classes.confirmed}> {t('point.confirmed')}</span>}
    </span>
  );
}

/** The mark alone, where the words stand elsewhere. */
export function StateSign({ state }: { readonly state: DataPointState }) {
  return (
    <svg
      viewBox="0 0 12 12"
      width="14"
      height="14"
      aria-hidden="true"
      className={classes.sign}
      data-state={state}
    >
      <circle cx="6" cy="6" r="5.25" />
      <path d={MARKS[state]} />
    </svg>
  );
}
