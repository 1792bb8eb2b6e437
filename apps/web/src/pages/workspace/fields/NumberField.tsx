import { useId, type KeyboardEvent } from 'react';
import { readTyped, writeDecimal } from '../../../workspace/typed.js';
import type { Target } from '../../../workspace/queue.js';
import { useWorkspaceText } from '../text.js';
import { nextNumberField, useDraft, useSaved } from './useSaved.js';
import classes from './Field.module.css';

interface Props {
  readonly target: Target;
  readonly field: string;
  /** Said by screen readers; the visible label stands beside the field. */
  readonly label: string;
  readonly unit: string;
  readonly readOnly: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string;
}

/** A decimal, typed as people type numbers; shows how it was read where that is not plain to see. */
export function NumberField({ target, field, label, unit, readOnly, invalid = false, describedBy }: Props) {
  const { t, language } = useWorkspaceText();
  const saved = useSaved(target, field);
  const [draft, setDraft] = useDraft();
  const hintId = useId();
  const shown =
    draft ?? saved.unread ?? (saved.value === null ? '' : writeDecimal(`${saved.value}`, language));
  const reading = readTyped(shown, language, unit);
  const type = (text: string) => {
    setDraft(text);
    const read = readTyped(text, language, unit);
    if (read.kind === 'number') saved.set(read.decimal);
    else if (read.kind === 'empty') saved.set(null);
    else saved.set(null, text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    nextNumberField(event.currentTarget);
  };
  const remark = draft !== null && reading.kind === 'number' ? reading.remark : null;
  const said = [hintId, describedBy].filter((id) => id !== undefined).join(' ');
  return (
    <div className={classes.field}>
      <input
        className={`${classes.control} ${classes.number}`}
        data-number=""
        data-field={field}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={reading.kind === 'unread' || invalid || saved.contested}
        aria-describedby={said}
        readOnly={readOnly}
        value={shown}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (draft === null) return;
          setDraft(null);
          saved.leave();
        }}
      />
      <div id={hintId} aria-live="polite">
        {reading.kind === 'unread' && <p className={classes.error}>{t(`number.${reading.code}`)}</p>}
        {reading.kind === 'number' && remark !== null && (
          <p className={classes.hint}>
            {t(`number.read.${remark}`, { number: writeDecimal(reading.decimal, language) })}
          </p>
        )}
      </div>
    </div>
  );
}
