import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { opennessOf } from '#workflow';
import { getJson } from '../../../api/client.js';
import { obstacleOf } from '../../../components/review/obstacles.js';
import { StepHistory } from '../../../components/review/StepHistory.js';
import { can } from '../../../session/can.js';
import { useSignedIn } from '../../../session/SignedInPages.js';
import type { Transition } from '../../../verifier/types.js';
import { useWorkspaceText } from '../text.js';
import { useAssessment } from '../Workspace.js';
import { isStep, Step } from './Step.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Frame.module.css';

/** Where the assessment stands once it was handed in: whose turn it is, why, and what can be done. */
export function StateBanner() {
  const { t } = useWorkspaceText();
  const { id, state, actions, submittedAt } = useAssessment();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['transitions', id, state],
    queryFn: ({ signal }) => getJson<readonly Transition[]>(`/assessments/${id}/transitions`, {}, signal),
    enabled: state !== 'draft' || open,
  });
  const steps = query.data ?? [];
  const own = actions.filter(isStep);
  const possible = own.filter(({ allowed }) => allowed);
  if (state === 'draft' && possible.length === 0 && submittedAt === null) return null;
  const last = steps.at(-1);
  return (
    <section className={classes.state} aria-label={t('state.label')}>
      <p>
        <strong>{t(`assessment.${state}`)}.</strong> {t(`who.${state}`)} <Openness />
      </p>
      {state === 'returned' && last?.reason && (
        <p>{t('state.returnedBecause', { name: last.by.name, reason: last.reason })}</p>
      )}
      <Waiting />
      {own.map((action) => {
        const obstacle = obstacleOf(action);
        return (
          obstacle !== null && (
            <p key={action.event}>
              {t('step.blocked', {
                step: t(`step.${action.event}`),
                obstacle: t(`obstacle.${obstacle}`),
              })}
            </p>
          )
        );
      })}
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
        <ToDesk />
      </div>
      {open && <StepHistory steps={steps} />}
    </section>
  );
}

/** What the city can change in this state. */
function Openness() {
  const { t } = useWorkspaceText();
  const { state } = useAssessment();
  const openness = opennessOf(state);
  if (openness === 'everything') return t('state.open');
  if (openness === 'questioned') return t('state.questioned');
  return state === 'published' || state === 'publishedElsewhere' ? null : t('state.frozen');
}

/** The questions that wait for somebody. */
function Waiting() {
  const { t, language } = useWorkspaceText();
  const { id, questions } = useAssessment();
  if (questions.open + questions.answered === 0) return null;
  const to = (state: string) => `/${language}/workspace/${id}/questions?state=${state}`;
  return (
    <p>
      {questions.open > 0 && <Link to={to('open')}>{t('state.questions', { count: questions.open })}</Link>}
      {questions.open > 0 && questions.answered > 0 && ' · '}
      {questions.answered > 0 && (
        <Link to={to('answered')}>{t('state.answers', { count: questions.answered })}</Link>
      )}
    </p>
  );
}

/** Programme people do their work on the desk. */
function ToDesk() {
  const { t, language } = useWorkspaceText();
  const session = useSignedIn();
  const { id, state } = useAssessment();
  if (state === 'draft' || state === 'publishedElsewhere' || !can(session, 'seeDesk')) return null;
  return <Link to={`/${language}/desk/${id}`}>{t('state.toDesk')}</Link>;
}
