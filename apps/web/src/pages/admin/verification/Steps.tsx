import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { countsOf } from '../../../components/review/counts.js';
import { obstacleOf } from '../../../components/review/obstacles.js';
import { PublishDialog } from '../../../components/review/PublishDialog.js';
import { ActionButton } from '../../../forms/ActionButton.js';
import { useSignedIn } from '../../../session/SignedInPages.js';
import { useAccountText, type AccountKey } from '../../../session/text.js';
import { useTakeStep } from '../../../verifier/steps.js';
import type { DeskAssessment } from '../../../verifier/types.js';
import type { Action } from '../../../workspace/types.js';
import { WordsDialog } from './WordsDialog.js';
import classes from './Verification.module.css';

/** Steps of those who run a programme, in the order of the process. Data points are judged on the desk. */
const STEPS = [
  'startScreening',
  'accept',
  'return',
  'startReview',
  'signOff',
  'sendBack',
  'publish',
  'decline',
  'correct',
] as const;
type Step = (typeof STEPS)[number];
type StepAction = Action & { readonly event: Step };

/** Where the words of a step go. */
const READERS: Readonly<Partial<Record<Step, AccountKey>>> = {
  return: 'verification.cityReads',
  sendBack: 'verification.verifiersRead',
  decline: 'verification.verifiersRead',
  correct: 'verification.correctHint',
  signOff: 'verification.signOffHint',
};

/** What the reader can do with the assessment now, and what stands in the way. */
export function Steps({ desk }: { readonly desk: DeskAssessment }) {
  const { t, language } = useAccountText();
  const { id } = desk.assessment.assessment;
  const take = useTakeStep(id);
  const [asked, setAsked] = useState<StepAction | null>(null);
  const [editionId, setEditionId] = useState<string | null>(null);
  const own = STEPS.flatMap((step) =>
    desk.actions.filter((action): action is StepAction => action.event === step),
  );
  const possible = own.filter(({ allowed }) => allowed);
  const blocked = own.flatMap((action) => {
    const obstacle = obstacleOf(action);
    return obstacle === null ? [] : [{ event: action.event, obstacle }];
  });
  return (
    <section className={classes.part} aria-labelledby="next">
      <h2 id="next">{t('verification.next')}</h2>
      {editionId !== null && (
        <p role="status" className={classes.done}>
          {t('publish.done')} <Link to={`/${language}/editions/${editionId}`}>{t('publish.open')}</Link>
        </p>
      )}
      {possible.length + blocked.length === 0 && <p className="muted">{t('verification.nothing')}</p>}
      <div className={classes.buttons}>
        {possible.map((action) =>
          action.needs === undefined && action.event !== 'publish' ? (
            <ActionButton key={action.event} variant="default" act={() => take(action.event)}>
              {t(`step.${action.event}`)}
            </ActionButton>
          ) : (
            <Button
              key={action.event}
              variant={action.event === 'publish' || action.event === 'signOff' ? 'filled' : 'default'}
              onClick={() => setAsked(action)}
            >
              {t(`step.${action.event}`)}
            </Button>
          ),
        )}
      </div>
      {blocked.map(({ event, obstacle }) => (
        <p key={event}>
          {t('step.blocked', { step: t(`step.${event}`), obstacle: t(`obstacle.${obstacle}`) })}
        </p>
      ))}
      {asked?.event === 'publish' && (
        <PublishDialog
          desk={desk}
          publish={async () => setEditionId((await take('publish')).editionId)}
          onClose={() => setAsked(null)}
        />
      )}
      {asked !== null && asked.event !== 'publish' && (
        <StepDialog desk={desk} action={asked} take={take} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

interface StepDialogProps {
  readonly desk: DeskAssessment;
  readonly action: StepAction;
  readonly take: ReturnType<typeof useTakeStep>;
  readonly onClose: () => void;
}

/** Asks for the words that belong to a step. */
function StepDialog({ desk, action: { event, needs = 'reason' }, take, onClose }: StepDialogProps) {
  const { t } = useAccountText();
  const { user } = useSignedIn();
  const { city, year } = desk.assessment.assessment;
  const { notReported: _, ...counts } = countsOf(desk);
  const states = needs === 'statement';
  const hint = READERS[event];
  return (
    <WordsDialog
      title={t(`step.${event}`)}
      label={t(states ? 'verification.statement' : 'step.reason')}
      hint={hint && t(hint)}
      missing={t(states ? 'verification.statementMissing' : 'step.reasonMissing')}
      initial={
        states ? t('attest.signOff', { name: user.name, city: city.name, year: `${year}`, ...counts }) : ''
      }
      send={t(`step.${event}`)}
      onSend={(words) => take(event, { [needs]: words })}
      onClose={onClose}
    />
  );
}
