import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { ApiError, sendJson } from '../../../api/client.js';
import type { Action } from '../../../workspace/types.js';
import { useWorkspaceText, type WorkspaceKey } from '../text.js';
import { useAssessment, useReload } from '../Workspace.js';
import fieldClasses from '../fields/Field.module.css';

/** Steps that are taken from the workspace; submitting has a page of its own, judging the desk. */
const STEPS = ['withdraw', 'startScreening', 'return', 'accept', 'correct'] as const;
type Event = (typeof STEPS)[number];
type StepAction = Action & { readonly event: Event };

export const isStep = (action: Action): action is StepAction => STEPS.some((step) => step === action.event);

/** What a step that takes a reason leads to. */
const HINTS: Partial<Record<Event, WorkspaceKey>> = {
  withdraw: 'state.withdrawHint',
  correct: 'state.correctHint',
};

/** Takes a step; asks for the reason first where one is needed. */
export function Step({ action: { event, needs } }: { readonly action: StepAction }) {
  const { t } = useWorkspaceText();
  const { id } = useAssessment();
  const reload = useReload();
  const field = useId();
  const [asking, setAsking] = useState(false);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState('');
  const hint = HINTS[event];
  const take = async () => {
    if (needs !== undefined && !asking) {
      setAsking(true);
      return;
    }
    if (asking && words.trim() === '') {
      setProblem(t('step.reasonMissing'));
      return;
    }
    try {
      const body = { event, ...(needs === undefined ? {} : { [needs]: words.trim() }) };
      await sendJson('POST', `/assessments/${id}/transitions`, { body });
      await reload();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : t('error.unexpected'));
    }
  };
  return (
    <div>
      {asking && (
        <div className={fieldClasses.field}>
          <label className={fieldClasses.label} htmlFor={field}>
            {t('step.reason')}
          </label>
          <textarea
            id={field}
            className={fieldClasses.control}
            rows={2}
            maxLength={4000}
            // It was asked for with the button.
            autoFocus
            aria-describedby={hint && `${field}-hint`}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          {hint && (
            <p id={`${field}-hint`} className={fieldClasses.hint}>
              {t(hint)}
            </p>
          )}
        </div>
      )}
      <Button size="compact-md" variant="default" mt={asking ? 'xs' : undefined} onClick={() => void take()}>
        {t(`step.${event}`)}
      </Button>
      {asking && (
        <Button size="compact-md" variant="subtle" mt="xs" onClick={() => setAsking(false)}>
          {t('form.cancel')}
        </Button>
      )}
      {problem !== '' && (
        <p className={fieldClasses.error} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
