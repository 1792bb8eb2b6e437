import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { CopyText } from '../../../components/CopyText.js';
import { Loading } from '../../../components/States.js';
import { dayInWords } from '../../../moments.js';
import { ledgerKeysQuery, readKeys } from './keys.js';
import { useVerifyText } from './text.js';
import classes from './VerifyPage.module.css';

/** Whose keys a check uses: those that this site gives, or those typed in. */
export interface KeyChoiceState {
  readonly from: 'site' | 'own';
  readonly typed: string;
}

interface Props {
  readonly state: KeyChoiceState;
  readonly onChange: (state: KeyChoiceState) => void;
}

/** The key of the log: as this site gives it, or as the reader has it from elsewhere. */
export function KeyChoice({ state, onChange }: Props) {
  const { t } = useVerifyText();
  const option = (from: KeyChoiceState['from'], label: string) => (
    <label className={classes.option}>
      <input
        type="radio"
        name="keys"
        value={from}
        checked={state.from === from}
        onChange={() => onChange({ ...state, from })}
      />
      {label}
    </label>
  );
  return (
    <fieldset className={classes.keys}>
      <legend>{t('verify.key')}</legend>
      {option('site', t('verify.key.site'))}
      {state.from === 'site' && <SiteKeys />}
      {option('own', t('verify.key.own'))}
      {state.from === 'own' && (
        <OwnKeys typed={state.typed} onTyped={(typed) => onChange({ from: 'own', typed })} />
      )}
    </fieldset>
  );
}

function SiteKeys() {
  const { t, language } = useVerifyText();
  const keys = useQuery(ledgerKeysQuery);
  if (keys.isPending) return <Loading lines={1} />;
  if (keys.isError) return <p className={classes.under}>{t('verify.key.failed')}</p>;
  if (keys.data.keys.length === 0) return <p className={classes.under}>{t('verify.key.none')}</p>;
  const { witnesses } = keys.data;
  return (
    <div className={classes.under}>
      <ul className={classes.keyList}>
        {keys.data.keys.map(({ vkey, retiredAt }) => (
          <li key={vkey}>
            <CopyText text={vkey} shown={vkey} label={t('verify.key.copy')} />
            {retiredAt !== null && (
              <span className="muted small">
                {t('verify.key.retired', { date: dayInWords(retiredAt, language) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {witnesses.length > 0 && (
        <p className="small muted">
          {t('verify.key.witnesses', { names: witnesses.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </div>
  );
}

function OwnKeys({ typed, onTyped }: { readonly typed: string; readonly onTyped: (typed: string) => void }) {
  const { t } = useVerifyText();
  const { wrong } = readKeys(typed);
  const id = useId();
  return (
    <div className={classes.under}>
      <label htmlFor={id} className={classes.label}>
        {t('verify.key.ownLabel')}
      </label>
      <p id={`${id}-hint`} className="small muted">
        {t('verify.key.ownText')}
      </p>
      <textarea
        id={id}
        className={classes.typed}
        rows={3}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={`${id}-hint ${id}-wrong`}
        aria-invalid={wrong.length > 0 || undefined}
        value={typed}
        onChange={(event) => onTyped(event.currentTarget.value)}
      />
      <p id={`${id}-wrong`} role="status" className={classes.wrong}>
        {wrong.length > 0 && t('verify.key.wrong', { count: wrong.length })}
      </p>
    </div>
  );
}
