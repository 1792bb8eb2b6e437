import { useDesk } from '../DeskFrame.js';
import { AskForm } from '../parts/AskForm.js';
import { ReasonField } from '../parts/ReasonField.js';
import { useDraft } from '../parts/useDraft.js';
import { WordsForm } from '../parts/WordsForm.js';
import { useDeskText } from '../text.js';
import { type BarForm, draftOf, type useVerdict } from './useVerdict.js';
import classes from './Point.module.css';

interface Props {
  readonly form: BarForm;
  readonly dataPoint: string;
  readonly verdict: ReturnType<typeof useVerdict>;
  readonly onDone: (said: string) => void;
  readonly onCancel: () => void;
  /** It was opened just now, and is not what somebody left half written. */
  readonly focus: boolean;
}

/** The words that a decision needs; what is typed stays until the server has it. */
export function BarForms({ form, dataPoint, verdict, onDone, onCancel, focus }: Props) {
  const { t } = useDeskText();
  const { id } = useDesk();
  const [code, setCode] = useDraft(draftOf(id, dataPoint, 'code'));
  const draft = draftOf(id, dataPoint, form);
  const after = async (taken: Promise<boolean>, said: string): Promise<boolean> => {
    if (!(await taken)) return false;
    onDone(said);
    return true;
  };
  switch (form) {
    case 'ask':
      return (
        <div className={classes.barForm}>
          <AskForm
            draft={draft}
            focus={focus}
            onCancel={onCancel}
            onAsk={(words) => after(verdict.ask(words), t('bar.asked'))}
          />
        </div>
      );
    case 'disagree':
      return (
        <div className={classes.barForm}>
          <WordsForm
            draft={draft}
            label={t('words.disagree')}
            hint={t('words.disagree.hint')}
            send={t('bar.disagree')}
            missing={t('words.missing')}
            focus={focus}
            onCancel={onCancel}
            onSend={(reason) => after(verdict.disagree(reason), t('bar.disagreed'))}
          />
        </div>
      );
    case 'verifiedWithCaveat':
      return (
        <div className={classes.barForm}>
          <WordsForm
            draft={draft}
            label={t('words.verifiedWithCaveat')}
            hint={t('words.verifiedWithCaveat.hint')}
            send={t('bar.verifiedWithCaveat')}
            missing={t('words.missing')}
            focus={focus}
            onCancel={onCancel}
            onSend={(footnote) =>
              after(
                verdict.judge({ outcome: form, footnote }),
                t('bar.given', { verdict: t('point.verifiedWithCaveat') }),
              )
            }
          />
        </div>
      );
    case 'notVerified':
      return (
        <div className={classes.barForm}>
          <WordsForm
            draft={draft}
            label={t('words.notVerified')}
            hint={t('words.notVerified.hint')}
            send={t('bar.notVerified')}
            missing={t('words.missing')}
            check={() => (code === '' ? t('reasonCode.missing') : null)}
            onCancel={onCancel}
            onSend={(reason) =>
              after(
                verdict.judge({ outcome: form, reasonCode: code, reason }),
                t('bar.given', { verdict: t('point.notVerified') }),
              )
            }
          >
            <ReasonField value={code} onChange={setCode} focus={focus} />
          </WordsForm>
        </div>
      );
  }
}
