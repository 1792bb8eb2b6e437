import { convertInput, parseUnit } from '#catalogue';
import { useId } from 'react';
import type { Target } from '../../../workspace/queue.js';
import { isMoney, MONEY_UNITS, unitChoices } from '../../../workspace/units.js';
import { useNames, useWorkspaceText, type WorkspaceText } from '../text.js';
import type { CatalogueTexts } from '#catalogue';
import { useDraft, useSaved } from './useSaved.js';
import classes from './Field.module.css';

interface Props {
  readonly target: Target;
  readonly field: string;
  /** The catalogue's own unit; what is chosen beside it is kept in `field`. */
  readonly unit: string;
  readonly label: string;
  readonly readOnly: boolean;
  readonly choices?: readonly string[];
}

/** The unit of a figure: the catalogue's own, or another that converts into it. */
export function UnitField({ target, field, unit, label, readOnly, choices = unitChoices(unit) }: Props) {
  const names = useNames();
  const text = useWorkspaceText();
  const saved = useSaved(target, field);
  if (isMoney(unit)) return <MoneyUnit {...{ target, field, unit, label, readOnly }} />;
  const value = saved.value === null ? unit : `${saved.value}`;
  const all = choices.includes(value) ? choices : [...choices, value];
  if (all.length === 1) return <span className={classes.hint}>{unitLabel(unit, names, text)}</span>;
  return (
    <select
      className={classes.control}
      aria-label={label}
      data-field={field}
      disabled={readOnly}
      value={value}
      onChange={(event) => {
        saved.set(event.currentTarget.value === unit ? null : event.currentTarget.value);
        saved.leave();
      }}
    >
      {all.map((each) => (
        <option key={each} value={each}>
          {unitLabel(each, names, text)}
        </option>
      ))}
    </select>
  );
}

/** The currency of an amount of money: typed, with the usual ones to choose from. */
function MoneyUnit({ target, field, unit, label, readOnly }: Omit<Props, 'choices'>) {
  const { t } = useWorkspaceText();
  const saved = useSaved(target, field);
  const [draft, setDraft] = useDraft();
  const list = useId();
  const shown = draft ?? saved.unread ?? `${saved.value ?? ''}`;
  const fits = (text: string) =>
    text.trim() === '' || (parseUnit(text) !== undefined && convertInput({ unit }, 1, text) !== null);
  const type = (text: string) => {
    setDraft(text);
    if (fits(text)) saved.set(text.trim() === '' ? null : text.trim());
    else saved.set(null, text);
  };
  const wrong = draft === null && !fits(shown);
  return (
    <div className={classes.field}>
      <input
        className={classes.control}
        aria-label={label}
        aria-invalid={wrong}
        aria-describedby={`${list}-hint`}
        data-field={field}
        list={list}
        readOnly={readOnly}
        placeholder={t('unit.currency')}
        value={shown}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          if (draft === null) return;
          setDraft(null);
          saved.leave();
        }}
      />
      <datalist id={list}>
        {MONEY_UNITS.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <div id={`${list}-hint`} aria-live="polite">
        {wrong && <p className={classes.error}>{t('unit.unknown')}</p>}
      </div>
    </div>
  );
}

/** A unit in the page's language; one that the catalogue does not name stands as it is. */
export function unitLabel(unit: string, names: CatalogueTexts, { t }: Pick<WorkspaceText, 't'>): string {
  try {
    return names.unit(unit);
  } catch {
    const [, multiple, rest] = /^(thousand|million) (.+)$/.exec(unit) ?? [];
    if (multiple === undefined || rest === undefined) return unit;
    return t(multiple === 'thousand' ? 'unit.thousand' : 'unit.million', {
      unit: unitLabel(rest, names, { t }),
    });
  }
}
