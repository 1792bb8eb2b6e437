import { type ReactNode } from 'react';
import type { DeskRow } from '../../../verifier/types.js';
import { known } from '../../../workspace/places.js';
import { useNames } from '../../workspace/text.js';
import { useDeskText } from '../text.js';
import classes from './Assessment.module.css';

interface Props {
  readonly rows: readonly DeskRow[];
  /** Keys that are left out by hand. */
  readonly without: ReadonlySet<string>;
  readonly onChange: (without: ReadonlySet<string>) => void;
  /** What stands below a data point, e.g. that it has a verdict already. */
  readonly note?: (row: DeskRow) => ReactNode;
}

/** Exactly the data points that a decision about many covers; each can be left out. */
export function Covered({ rows, without, onChange, note }: Props) {
  const { t, value: format } = useDeskText();
  const names = useNames();
  return (
    <ul className={classes.covered} tabIndex={0} aria-label={t('bulk.covered')}>
      {rows.map((row) => {
        const { dataPoint } = known(row.dataPoint);
        const label = { valueType: dataPoint.valueType, unitLabel: names.unit(dataPoint.unit) };
        return (
          <li key={row.dataPoint}>
            <label>
              <input
                type="checkbox"
                checked={!without.has(row.dataPoint)}
                onChange={({ currentTarget }) => {
                  const next = new Set(without);
                  if (currentTarget.checked) next.delete(row.dataPoint);
                  else next.add(row.dataPoint);
                  onChange(next);
                }}
              />
              <span>
                {names.dataPoint(row.dataPoint).label}
                {row.value !== null && <strong className="num"> {format(row.value, label)}</strong>}
                {note && <small>{note(row)}</small>}
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}
