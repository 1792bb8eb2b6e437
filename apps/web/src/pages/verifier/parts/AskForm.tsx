import { useId } from 'react';
import { useDeskText } from '../text.js';
import { useDraft } from './useDraft.js';
import { WordsForm } from './WordsForm.js';
import fieldClasses from '../../workspace/fields/Field.module.css';

interface Props {
  /** Under which issue and question are kept until they are sent. */
  readonly draft: string;
  readonly onAsk: (words: { readonly issue: string; readonly text: string }) => Promise<unknown>;
  readonly onCancel: () => void;
  /** Takes the focus when it appears: it was asked for by a key or a button. */
  readonly focus?: boolean;
}

/** A new question to the city: what it is about in a few words, and the question itself. */
export function AskForm({ draft, onAsk, onCancel, focus = true }: Props) {
  const { t } = useDeskText();
  const id = useId();
  const [issue, setIssue] = useDraft(`${draft} issue`);
  return (
    <WordsForm
      draft={`${draft} text`}
      label={t('ask.text')}
      hint={t('ask.hint')}
      send={t('ask.send')}
      missing={t('ask.missing')}
      check={() => (issue.trim() === '' ? t('ask.noIssue') : null)}
      onSend={async (text) => {
        const answer = await onAsk({ issue: issue.trim(), text });
        if (answer !== false) setIssue('');
        return answer;
      }}
      onCancel={onCancel}
    >
      <div className={fieldClasses.field}>
        <label className={fieldClasses.label} htmlFor={id}>
          {t('ask.issue')}
        </label>
        <input
          id={id}
          className={fieldClasses.control}
          maxLength={200}
          autoFocus={focus}
          value={issue}
          onChange={({ currentTarget }) => setIssue(currentTarget.value)}
        />
      </div>
    </WordsForm>
  );
}
