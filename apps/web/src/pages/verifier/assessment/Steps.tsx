import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { obstacleOf } from '../../../components/review/obstacles.js';
import { PublishDialog } from '../../../components/review/PublishDialog.js';
import { ActionButton } from '../../../forms/ActionButton.js';
import { useSignedIn } from '../../../session/SignedInPages.js';
import { useTakeStep } from '../../../verifier/steps.js';
import type { Action } from '../../../workspace/types.js';
import { useDesk } from '../DeskFrame.js';
import { WordsForm } from '../parts/WordsForm.js';
import { useDraft } from '../parts/useDraft.js';
import { type DeskText, useDeskText, type VerifierKey } from '../text.js';
import classes from './Assessment.module.css';

/** Steps that people of a programme take, in the order of the process. */
const STEPS = [
  'startScreening',
  'accept',
  'return',
  'conclude',
  'reopen',
  'startReview',
  'signOff',
  'sendBack',
  'publish',
  'decline',
  'correct',
] as const;
type Step = (typeof STEPS)[number];

const isStep = (event: string): event is Step => STEPS.some((step) => step === event);

/** Under which the reasons for returning are kept; the screening report writes there too. */
export const returnDraft = (assessmentId: string): string => `${assessmentId} step return`;

/** What can be done with the assessment as a whole, and what stands in the way. */
export function Steps() {
  const { t } = useDeskText();
  const { id, actions } = useDesk();
  const [open, setOpen] = useDraft(`${id} step`);
  const [edition, setEdition] = useState<string | null>(null);
  const known = actions.filter((action): action is Action & { event: Step } => isStep(action.event));
  const possible = STEPS.flatMap((step) => known.filter(({ event, allowed }) => allowed && event === step));
  const blocked = known.flatMap((action) => {
    const obstacle = obstacleOf(action);
    return obstacle === null ? [] : [{ event: action.event, obstacle }];
  });
  const asked = possible.find(({ event }) => event === open);
  if (possible.length + blocked.length === 0 && edition === null) return null;
  return (
    <section className={classes.steps} aria-labelledby="steps">
      <h2 id="steps">{t('take.title')}</h2>
      {edition !== null && <Published edition={edition} />}
      <div className={classes.buttons}>
        {possible.map((action) =>
          action.event === 'publish' ? (
            <Publish key={action.event} onEdition={setEdition} />
          ) : action.needs === undefined ? (
            <StepNow key={action.event} event={action.event} />
          ) : (
            <Button
              key={action.event}
              variant="default"
              size="compact-md"
              aria-expanded={open === action.event}
              onClick={() => setOpen(open === action.event ? '' : action.event)}
            >
              {t(`step.${action.event}`)}
            </Button>
          ),
        )}
      </div>
      {blocked.length > 0 && (
        <ul className={classes.obstacles}>
          {blocked.map(({ event, obstacle }) => (
            <li key={event}>
              {t('step.blocked', { step: t(`step.${event}`), obstacle: t(`obstacle.${obstacle}`) })}
            </li>
          ))}
        </ul>
      )}
      {asked?.needs !== undefined && (
        <StepWithWords event={asked.event} needs={asked.needs} onClose={() => setOpen('')} />
      )}
    </section>
  );
}

function Published({ edition }: { readonly edition: string }) {
  const { t, language } = useDeskText();
  return (
    <p role="status">
      {t('publish.done')} <Link to={`/${language}/editions/${edition}`}>{t('publish.open')}</Link>
    </p>
  );
}

function StepNow({ event }: { readonly event: Step }) {
  const { t } = useDeskText();
  const { id } = useDesk();
  const take = useTakeStep(id);
  return (
    <ActionButton size="compact-md" act={() => take(event)}>
      {t(`step.${event}`)}
    </ActionButton>
  );
}

/** Publishing cannot be undone: what it covers is shown first. */
function Publish({ onEdition }: { readonly onEdition: (id: string | null) => void }) {
  const { t } = useDeskText();
  const desk = useDesk();
  const take = useTakeStep(desk.id);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="compact-md" onClick={() => setAsking(true)}>
        {t('step.publish')}
      </Button>
      {asking && (
        <PublishDialog
          desk={desk}
          publish={async () => onEdition((await take('publish')).editionId)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function StepWithWords(props: {
  readonly event: Step;
  readonly needs: 'statement' | 'reason';
  readonly onClose: () => void;
}) {
  const { event, needs, onClose } = props;
  const text = useDeskText();
  const { t } = text;
  const { id } = useDesk();
  const take = useTakeStep(id);
  const attestation = useAttestation(event, text);
  const hint = HINTS[event];
  return (
    <WordsForm
      key={event}
      draft={event === 'return' ? returnDraft(id) : `${id} step ${event}`}
      label={t(needs === 'statement' ? 'take.statement' : 'take.reason')}
      hint={hint && t(hint)}
      initial={attestation}
      rows={needs === 'statement' ? 6 : 4}
      send={t(`step.${event}`)}
      missing={t('words.missing')}
      focus
      onCancel={onClose}
      onSend={async (words) => {
        await take(event, { [needs]: words });
        onClose();
      }}
    />
  );
}

const HINTS: Partial<Record<Step, VerifierKey>> = {
  return: 'take.return.hint',
  conclude: 'take.attest.hint',
  signOff: 'take.attest.hint',
};

/** What whoever concludes or signs off attests, to be put in their own words where it does not fit. */
function useAttestation(event: Step, { t }: DeskText): string {
  const { assessment: item, rows } = useDesk();
  const { user } = useSignedIn();
  if (event !== 'conclude' && event !== 'signOff') return '';
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  return t(event === 'conclude' ? 'attest.conclude' : 'attest.signOff', {
    name: user.name,
    city: item.assessment.city.name,
    year: `${item.assessment.year}`,
    verified: count('verified'),
    caveats: count('verifiedWithCaveat'),
    refused: count('notVerified'),
  });
}
