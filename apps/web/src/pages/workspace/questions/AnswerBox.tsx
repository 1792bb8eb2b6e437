import { Button, Loader } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { ApiError } from '../../../api/client.js';
import { type CityQuestion, sendAnswer } from '../../../workspace/questions.js';
import type { AnswerDraft } from '../../../workspace/types.js';
import { useWorkspaceText } from '../text.js';
import { useAssessment, useReload, useWorkspace } from '../Workspace.js';
import { AnswerFiles } from './AnswerFiles.js';
import { useAnswer } from './useQuestions.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Questions.module.css';

/** Where the city answers a question. What is typed stays on the device until the server has it. */
export function AnswerBox({ question }: { readonly question: CityQuestion }) {
  const { t } = useWorkspaceText();
  const store = useWorkspace();
  const draft = useAnswer(question.id);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const begun = isBegun(draft);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const { send, sending, problem } = useSending(question, () => {
    setOpen(false);
    setSaid(t('answer.sent'));
  });
  if (question.state === 'answered' && !open && !begun) {
    return (
      <p className={classes.more}>
        <button type="button" className={fieldClasses.plain} onClick={() => setOpen(true)}>
          {t('answer.more')}
          <span className="srOnly">: {t('question.name', { number: question.number })}</span>
        </button>{' '}
        <span role="status" className="small muted">
          {said}
        </span>
      </p>
    );
  }
  const submit = () => {
    if ((draft.text ?? '').trim() === '') field.current?.focus();
    void send(draft);
  };
  return (
    <form
      className={classes.answer}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={fieldClasses.field}>
        <label className={fieldClasses.label} htmlFor={id}>
          {t('answer.label', { number: question.number })}
        </label>
        <textarea
          ref={field}
          id={id}
          className={fieldClasses.control}
          rows={3}
          maxLength={4000}
          readOnly={sending}
          aria-describedby={`${id}-hint`}
          value={draft.text ?? ''}
          onChange={({ currentTarget: { value } }) =>
            store.edit({ kind: 'answer', key: question.id }, { text: value === '' ? null : value })
          }
        />
        <p id={`${id}-hint`} className={fieldClasses.hint}>
          {t('answer.hint')}
        </p>
      </div>
      {question.dataPoint !== null && (
        <AnswerFiles questionId={question.id} dataPoint={question.dataPoint} files={draft.files} />
      )}
      <p className={fieldClasses.error} role="alert">
        {problem}
      </p>
      <div className={classes.actions}>
        <Button
          type="submit"
          size="compact-md"
          aria-disabled={sending || undefined}
          leftSection={sending ? <Loader size="1em" color="currentColor" aria-hidden="true" /> : undefined}
        >
          {t(sending ? 'answer.sending' : 'answer.send')}
        </Button>
        <span role="status" className="small muted">
          {begun ? t('answer.kept') : said}
        </span>
      </div>
    </form>
  );
}

/** Whether something stands in an answer that was not sent. */
export const isBegun = ({ text, files }: AnswerDraft): boolean =>
  (text ?? '').trim() !== '' || Object.keys(files).length > 0;

/** Sends an answer, after every correction that was typed before it. */
function useSending(question: CityQuestion, onSent: () => void) {
  const { t } = useWorkspaceText();
  const store = useWorkspace();
  const queries = useQueryClient();
  const reload = useReload();
  const { id } = useAssessment();
  const busy = useRef(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState('');
  const reread = () => Promise.all([queries.invalidateQueries({ queryKey: ['questions', id] }), reload()]);
  const send = async (draft: AnswerDraft) => {
    if (busy.current) return;
    if ((draft.text ?? '').trim() === '') return setProblem(t('answer.missing'));
    busy.current = true;
    setSending(true);
    setProblem('');
    try {
      await store.flush();
      await sendAnswer(id, question.id, draft);
      store.discard({ kind: 'answer', key: question.id });
      onSent();
      await reread();
    } catch (error) {
      const unreachable = error instanceof ApiError && error.status === 0;
      const reason = error instanceof ApiError ? error.message : t('error.unexpected');
      setProblem(unreachable ? t('answer.offline') : reason);
      if (error instanceof ApiError && error.status === 409) await reread();
    } finally {
      busy.current = false;
      setSending(false);
    }
  };
  return { send, sending, problem };
}
