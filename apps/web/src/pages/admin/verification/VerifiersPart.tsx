import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../../components/DataTable.js';
import { LoadError, Loading } from '../../../components/States.js';
import { dayInWords, moment } from '../../../moments.js';
import { can } from '../../../session/can.js';
import { useSignedIn } from '../../../session/SignedInPages.js';
import { useAccountText } from '../../../session/text.js';
import { useReread } from '../../../verifier/steps.js';
import type { DeskItem, VerifierAssignment } from '../../../verifier/types.js';
import { assignmentsQuery, endAssignment } from './api.js';
import { AssignDialog } from './AssignDialog.js';
import { WordsDialog } from './WordsDialog.js';
import adminClasses from '../Admin.module.css';
import reviewClasses from '../../../components/review/Review.module.css';
import classes from './Verification.module.css';

/** Who verifies the assessment, who did or could not; assigning and ending. */
export function VerifiersPart({ item: { assessment, programme } }: { readonly item: DeskItem }) {
  const { t } = useAccountText();
  const session = useSignedIn();
  const query = useQuery(assignmentsQuery(assessment.id));
  const reread = useReread();
  const [assigning, setAssigning] = useState(false);
  const [ending, setEnding] = useState<VerifierAssignment | null>(null);
  const [said, setSaid] = useState('');
  const assigns = can(session, 'assignVerifiers', { programmeId: programme.id });
  return (
    <section className={classes.part} aria-labelledby="verifiers">
      <h2 id="verifiers">{t('verification.verifiers')}</h2>
      <p role="status" className={adminClasses.said}>
        {said}
      </p>
      {query.isPending && <Loading lines={3} />}
      {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.active.length === 0 && <p className="prose">{t('verification.nobodyText')}</p>}
      {query.data !== undefined && query.data.active.length > 0 && (
        <Active people={query.data.active} onEnd={assigns ? setEnding : null} />
      )}
      {assigns && (
        <p className={classes.below}>
          <Button variant="default" onClick={() => setAssigning(true)}>
            {t('verification.assign')}
          </Button>
        </p>
      )}
      {query.data !== undefined && query.data.past.length > 0 && <Past people={query.data.past} />}
      {assigning && (
        <AssignDialog
          assessmentId={assessment.id}
          programmeId={programme.id}
          candidates={query.data?.candidates ?? []}
          onAssigned={(name) => {
            setAssigning(false);
            setSaid(t('verification.assigned', { name }));
          }}
          onClose={() => setAssigning(false)}
        />
      )}
      {ending && (
        <WordsDialog
          title={t('verification.endLabel', { name: ending.user.name })}
          label={t('step.reason')}
          hint={t('verification.endHint')}
          missing={t('step.reasonMissing')}
          send={t('verification.end')}
          onSend={async (reason) => {
            await endAssignment(assessment.id, ending.id, reason);
            await reread();
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </section>
  );
}

interface ActiveProps {
  readonly people: readonly VerifierAssignment[];
  /** `null` for readers who cannot end an assignment. */
  readonly onEnd: ((assignment: VerifierAssignment) => void) | null;
}

function Active({ people, onEnd }: ActiveProps) {
  const { t, language } = useAccountText();
  return (
    <DataTable caption={t('verification.verifiers')} minWidth="44rem">
      <thead>
        <tr>
          <th scope="col">{t('verification.person')}</th>
          <th scope="col">{t('people.duty')}</th>
          <th scope="col">{t('verification.since')}</th>
          <th scope="col">{t('step.reason')}</th>
          {onEnd !== null && (
            <th scope="col">
              <span className="srOnly">{t('list.actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {people.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              {each.user.name}
              {each.grade !== null && <span className={adminClasses.mail}>{t(`grade.${each.grade}`)}</span>}
            </th>
            <td>{t(`duty.${each.duty}`)}</td>
            <td className={adminClasses.nowrap}>{dayInWords(each.at, language)}</td>
            <td>
              {each.reason}
              <span className={adminClasses.mail}>{each.by?.name ?? t('desk.somebody')}</span>
            </td>
            {onEnd !== null && (
              <td data-align="right">
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t('verification.endLabel', { name: each.user.name })}
                  onClick={() => onEnd(each)}
                >
                  {t('verification.end')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Assignments that ended, were declined or were refused, each with its reason. */
function Past({ people }: { readonly people: readonly VerifierAssignment[] }) {
  const { t, language } = useAccountText();
  return (
    <>
      <h3>{t('people.past')}</h3>
      <ul className={reviewClasses.thread}>
        {people.map((each) => (
          <li key={each.id} className={reviewClasses.message}>
            <strong>{each.user.name}</strong>{' '}
            <span className="muted small">
              {t('verification.pastLine', { duty: t(`duty.${each.duty}`), at: moment(each.at, language) })}
            </span>
            <p className={reviewClasses.words}>
              {each.refusal === null ? t('people.ended') : t(`refusal.${each.refusal}`)}{' '}
              {each.endedReason ?? each.reason}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
