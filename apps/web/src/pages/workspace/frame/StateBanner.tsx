import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ApiError, getJson, sendJson } from '../../../api/client.js';
import type { AssessmentState } from '../../../api/programme-types.js';
import type { Action, Person } from '../../../workspace/types.js';
import { moment, useWorkspaceText } from '../text.js';
import { useAssessment, useReload } from '../Workspace.js';
import fieldClasses from '../fields/Field.module.css';
import cardClasses from '../card/Card.module.css';
import classes from './Frame.module.css';

interface Transition {
  readonly number: number;
  readonly event: string;
  readonly from: string | null;
  readonly to: AssessmentState;
  readonly statement: string | null;
  readonly reason: string | null;
  readonly at: string;
  readonly by: Person;
}

const EVENTS = ['withdraw', 'startScreening', 'return', 'accept'] as const;
type Event = (typeof EVENTS)[number];

/** Where the assessment stands when it is not simply being filled in: why, since when, and what can be done. */
export function StateBanner() {
  const { t } = useWorkspaceText();
  const { id, state, actions } = useAssessment();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['transitions', id, state],
    queryFn: ({ signal }) => getJson<readonly Transition[]>(`/assessments/${id}/transitions`, {}, signal),
    enabled: state !== 'draft' || open,
  });
  const steps = query.data ?? [];
  const possible = actions.filter(
    (action): action is Action & { event: Event } =>
      action.allowed && EVENTS.some((event) => event === action.event),
  );
  if (state === 'draft' && possible.length === 0) return null;
  const last = steps.at(-1);
  return (
    <section className={classes.state} aria-label={t('state.label')}>
      <p>
        <strong>{t(`assessment.${state}`)}.</strong>{' '}
        {t(state === 'returned' || state === 'draft' ? 'state.open' : 'state.frozen')}
      </p>
      {state === 'returned' && last?.reason && (
        <p>{t('state.returnedBecause', { name: last.by.name, reason: last.reason })}</p>
      )}
      <div className={classes.actions}>
        {possible.map((action) => (
          <Step key={action.event} action={action} />
        ))}
        <button
          type="button"
          className={fieldClasses.plain}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('state.history')}
        </button>
      </div>
      {open && <Steps steps={steps} />}
    </section>
  );
}

function Steps({ steps }: { readonly steps: readonly Transition[] }) {
  const { t, language } = useWorkspaceText();
  return (
    <ol className={cardClasses.steps}>
      {steps.map((step) => (
        <li key={step.number}>
          <strong>{t(`assessment.${step.to}`)}</strong>{' '}
          <span className="muted">
            {step.by.name}, {moment(step.at, language)}
          </span>
          {(step.statement ?? step.reason) !== null && (
            <p className={cardClasses.comment}>{step.statement ?? step.reason}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Step({ action }: { readonly action: Action & { readonly event: Event } }) {
  const { t } = useWorkspaceText();
  const { id } = useAssessment();
  const reload = useReload();
  const field = useId();
  const [asking, setAsking] = useState(false);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState('');
  const take = async () => {
    if (action.needs !== undefined && !asking) {
      setAsking(true);
      return;
    }
    try {
      const body = {
        event: action.event,
        ...(action.needs === undefined ? {} : { [action.needs]: words.trim() }),
      };
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
            {t('state.reason')}
          </label>
          <textarea
            id={field}
            className={fieldClasses.control}
            rows={2}
            maxLength={4000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </div>
      )}
      <Button
        size="compact-md"
        variant="default"
        mt={asking ? 'xs' : undefined}
        aria-disabled={(asking && words.trim() === '') || undefined}
        onClick={() => {
          if (!asking || words.trim() !== '') void take();
        }}
      >
        {t(`step.${action.event}`)}
      </Button>
      {problem !== '' && (
        <p className={fieldClasses.error} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
