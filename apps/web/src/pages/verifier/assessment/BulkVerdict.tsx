import { useState } from 'react';
import { isJudged, VERDICTS, type VerdictOutcome } from '#workflow';
import { Dialog } from '../../../components/Dialog.js';
import { ActionButton } from '../../../forms/ActionButton.js';
import { giveVerdict, type VerdictWords } from '../../../verifier/api.js';
import type { DeskRow } from '../../../verifier/types.js';
import { useNames } from '../../workspace/text.js';
import { useDesk } from '../DeskFrame.js';
import { ReasonField } from '../parts/ReasonField.js';
import { useDraft } from '../parts/useDraft.js';
import { WordsForm } from '../parts/WordsForm.js';
import { useDeskText } from '../text.js';
import { Covered } from './Covered.js';
import { useSeenRows } from './useSeenRows.js';
import fieldClasses from '../../workspace/fields/Field.module.css';
import classes from './Assessment.module.css';

interface Props {
  readonly rows: readonly DeskRow[];
  readonly onClose: () => void;
}

const canBeJudged = ({ state }: DeskRow): boolean =>
  state === 'reported' || state === 'answered' || isJudged(state);

/** One verdict for every data point of a list, after everything that it covers was shown. */
export function BulkVerdict({ rows, onClose }: Props) {
  const { t } = useDeskText();
  const names = useNames();
  const { id } = useDesk();
  const [outcome, setOutcome] = useState<VerdictOutcome>('verified');
  const [code, setCode] = useDraft(`${id} bulk code`);
  const { seen, moved, send } = useSeenRows(rows);
  const judgeable = seen.filter(canBeJudged);
  // What has a verdict already is judged again only when somebody asks for it.
  const [without, setWithout] = useState<ReadonlySet<string>>(
    () => new Set(judgeable.filter(({ state }) => isJudged(state)).map(({ dataPoint }) => dataPoint)),
  );
  const covered = judgeable.filter(({ dataPoint }) => !without.has(dataPoint));
  const left = seen.length - judgeable.length;
  const give = async (words: VerdictWords): Promise<boolean> => {
    const taken = await send(() => giveVerdict(id, words, covered));
    if (taken) {
      setCode('');
      onClose();
    }
    return taken;
  };
  const sendText = t('bulk.send', { count: covered.length, verdict: t(`point.${outcome}`) });
  const nothing = covered.length === 0 ? t('bulk.empty') : null;
  return (
    <Dialog title={t('bulk.title')} onClose={onClose}>
      <fieldset className={classes.outcomes}>
        <legend className={fieldClasses.label}>{t('bulk.outcome')}</legend>
        {VERDICTS.map((each) => (
          <label key={each}>
            <input type="radio" name="outcome" checked={outcome === each} onChange={() => setOutcome(each)} />
            {t(`point.${each}`)}
          </label>
        ))}
      </fieldset>
      <p>{t('bulk.covers', { count: covered.length })}</p>
      <Covered
        rows={judgeable}
        without={without}
        onChange={setWithout}
        note={({ state, dataPoint }) =>
          moved.includes(dataPoint)
            ? t('bulk.moved')
            : isJudged(state)
              ? t('bulk.replaces', { verdict: t(`point.${state}`) })
              : null
        }
      />
      {left > 0 && <p className="small muted">{t('bulk.left', { count: left })}</p>}
      {moved.length > 0 && (
        <p role="alert" className={fieldClasses.error}>
          {t('bulk.newer', {
            count: moved.length,
            names: moved.map((key) => names.dataPoint(key).label).join(', '),
          })}
        </p>
      )}
      {outcome === 'verified' && !covered.some(({ state }) => state === 'answered') ? (
        <ActionButton act={() => (nothing === null ? give({ outcome }) : Promise.resolve())}>
          {sendText}
        </ActionButton>
      ) : (
        <WordsForm
          key={outcome}
          draft={`${id} bulk ${outcome}`}
          label={t(`words.${outcome}`)}
          hint={t(`words.${outcome}.hint`)}
          send={sendText}
          {...(outcome === 'verified' ? {} : { missing: t('words.missing') })}
          check={() => nothing ?? (outcome === 'notVerified' && code === '' ? t('reasonCode.missing') : null)}
          onSend={(words) => give(wordsOf(outcome, words, code))}
          onCancel={onClose}
        >
          {outcome === 'notVerified' && <ReasonField value={code} onChange={setCode} />}
        </WordsForm>
      )}
    </Dialog>
  );
}

function wordsOf(outcome: VerdictOutcome, words: string, reasonCode: string): VerdictWords {
  switch (outcome) {
    case 'verified':
      return words === '' ? { outcome } : { outcome, resolution: words };
    case 'verifiedWithCaveat':
      return { outcome, footnote: words };
    case 'notVerified':
      return { outcome, reasonCode, reason: words };
  }
}
