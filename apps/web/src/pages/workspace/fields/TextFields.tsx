import { useId } from 'react';
import type { Target } from '../../../workspace/queue.js';
import { readYear } from '../../../workspace/typed.js';
import { useWorkspaceText } from '../text.js';
import { useDraft, useSaved } from './useSaved.js';
import classes from './Field.module.css';

interface Props {
  readonly target: Target;
  readonly field: string;
  readonly label: string;
  readonly readOnly: boolean;
}

/** Some lines of text. */
export function TextField({
  target,
  field,
  label,
  readOnly,
  hint,
  rows = 1,
  max = 2000,
}: Props & { readonly hint?: string; readonly rows?: number; readonly max?: number }) {
  const saved = useSaved(target, field);
  const id = useId();
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={classes.control}
        data-field={field}
        rows={rows}
        maxLength={max}
        readOnly={readOnly}
        aria-invalid={saved.contested}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={`${saved.value ?? ''}`}
        onChange={({ currentTarget: { value } }) => saved.set(value === '' ? null : value)}
        onBlur={saved.leave}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A year of four digits. */
export function YearField({
  target,
  field,
  label,
  readOnly,
  hideLabel = false,
  placeholder,
}: Props & { readonly hideLabel?: boolean; readonly placeholder?: string }) {
  const { t } = useWorkspaceText();
  const saved = useSaved(target, field);
  const [draft, setDraft] = useDraft();
  const id = useId();
  const shown = draft ?? saved.unread ?? `${saved.value ?? ''}`;
  const wrong = readYear(shown) === undefined && (draft === null || shown.trim().length >= 4);
  const type = (text: string) => {
    setDraft(text);
    const year = readYear(text);
    if (year !== undefined) saved.set(year);
    // The first digits of a year are not yet something that is not understood.
    else if (text.trim().length >= 4) saved.set(null, text);
  };
  return (
    <div className={classes.field}>
      <label className={hideLabel ? 'srOnly' : classes.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={`${classes.control} ${classes.number}`}
        data-field={field}
        inputMode="numeric"
        autoComplete="off"
        readOnly={readOnly}
        placeholder={placeholder}
        aria-invalid={wrong || saved.contested}
        aria-describedby={`${id}-hint`}
        value={shown}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          if (draft === null) return;
          if (readYear(draft) === undefined) saved.set(null, draft);
          setDraft(null);
          saved.leave();
        }}
      />
      <div id={`${id}-hint`} aria-live="polite">
        {wrong && <p className={classes.error}>{t('year.wrong')}</p>}
      </div>
    </div>
  );
}

/** One of a list, or nothing. */
export function ChoiceField({
  target,
  field,
  label,
  readOnly,
  choices,
  none,
}: Props & {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly none: string;
}) {
  const saved = useSaved(target, field);
  const id = useId();
  const value = `${saved.value ?? ''}`;
  // What an import brought and the list lacks is shown as it is.
  const all =
    value === '' || choices.some((choice) => choice.value === value)
      ? choices
      : [...choices, { value, label: value }];
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={classes.control}
        data-field={field}
        disabled={readOnly}
        aria-invalid={saved.contested}
        value={value}
        onChange={(event) => {
          saved.set(event.currentTarget.value === '' ? null : event.currentTarget.value);
          saved.leave();
        }}
      >
        <option value="">{none}</option>
        {all.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Yes or no, kept as 1 or 0. */
export function YesNoField({ target, field, label, readOnly }: Props) {
  const { t } = useWorkspaceText();
  const saved = useSaved(target, field);
  const name = useId();
  const value = saved.value === null ? null : Number(saved.value) >= 1 ? '1' : '0';
  const set = (next: string | null) => {
    saved.set(next);
    saved.leave();
  };
  return (
    <fieldset className={classes.yesNo} disabled={readOnly}>
      <legend className="srOnly">{label}</legend>
      {(['1', '0'] as const).map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            data-field={field}
            checked={value === each}
            onChange={() => set(each)}
          />
          {t(each === '1' ? 'value.yes' : 'value.no')}
        </label>
      ))}
      {value !== null && !readOnly && (
        <button type="button" className={classes.plain} onClick={() => set(null)}>
          {t('number.clear')}
          <span className="srOnly">: {label}</span>
        </button>
      )}
    </fieldset>
  );
}
