import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sendJson } from '../../../api/client.js';
import { DataTable } from '../../../components/DataTable.js';
import { StepHistory } from '../../../components/review/StepHistory.js';
import { LoadError, Loading } from '../../../components/States.js';
import { moment } from '../../../moments.js';
import { useSignedIn } from '../../../session/SignedInPages.js';
import { transitionsQuery, verifiersQuery } from '../../../verifier/api.js';
import type { VerifierAssignment } from '../../../verifier/types.js';
import { useDesk } from '../DeskFrame.js';
import { WordsForm } from '../parts/WordsForm.js';
import { useDeskText } from '../text.js';
import fieldClasses from '../../workspace/fields/Field.module.css';
import reviewClasses from '../../../components/review/Review.module.css';
import classes from './Assessment.module.css';

/** Who verifies, who did or could not, and every step with its words. */
export function PeoplePart() {
  const { t } = useDeskText();
  const { id } = useDesk();
  const query = useQuery(verifiersQuery(id));
  return (
    <section className={classes.part} aria-labelledby="people">
      <h2 id="people">{t('deskPart.people')}</h2>
      {query.isPending && <Loading lines={4} />}
      {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && (
        <>
          <Active people={query.data.active} />
          {query.data.past.length > 0 && <Past people={query.data.past} />}
        </>
      )}
      <History />
    </section>
  );
}

function Active({ people }: { readonly people: readonly VerifierAssignment[] }) {
  const { t, language } = useDeskText();
  const { user } = useSignedIn();
  if (people.length === 0) return <p>{t('people.nobody')}</p>;
  return (
    <DataTable caption={t('desk.verifiers')} minWidth="40rem">
      <thead>
        <tr>
          <th scope="col">{t('people.person')}</th>
          <th scope="col">{t('people.duty')}</th>
          <th scope="col">{t('people.since')}</th>
          <th scope="col">{t('take.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              {each.user.name}
              {each.grade !== null && <span className={classes.code}>{t(`grade.${each.grade}`)}</span>}
            </th>
            <td>
              {t(`duty.${each.duty}`)}
              {each.user.id === user.id && <Decline assignment={each} />}
            </td>
            <td>{moment(each.at, language)}</td>
            <td>
              {each.reason}
              <span className={classes.code}>{each.by?.name ?? t('desk.somebody')}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Whoever was assigned may say no as long as they have judged nothing. */
function Decline({ assignment }: { readonly assignment: VerifierAssignment }) {
  const { t } = useDeskText();
  const queries = useQueryClient();
  const { id } = useDesk();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!open) {
    return (
      <p className="small">
        <button type="button" className={fieldClasses.plain} onClick={() => setOpen(true)}>
          {t('people.decline')}
        </button>
      </p>
    );
  }
  return (
    <WordsForm
      draft={`${id} decline`}
      label={t('people.declineWhy')}
      send={t('people.decline')}
      missing={t('words.missing')}
      focus
      onCancel={close}
      onSend={async (reason) => {
        await sendJson('POST', `/assessments/${id}/verifiers/${assignment.id}/decline`, { body: { reason } });
        close();
        await queries.invalidateQueries({ queryKey: ['desk'] });
      }}
    />
  );
}

function Past({ people }: { readonly people: readonly VerifierAssignment[] }) {
  const { t, language } = useDeskText();
  return (
    <div className={classes.section}>
      <h3>{t('people.past')}</h3>
      <ul className={reviewClasses.thread}>
        {people.map((each) => (
          <li key={each.id} className={reviewClasses.message}>
            <strong>{each.user.name}</strong>{' '}
            <span className="muted small">
              {t(`duty.${each.duty}`)}, {moment(each.endedAt ?? each.at, language)}
            </span>
            <p className={reviewClasses.words}>
              {each.refusal === null ? t('people.ended') : t(`refusal.${each.refusal}`)}{' '}
              {each.endedReason ?? ''}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function History() {
  const { t } = useDeskText();
  const { id } = useDesk();
  const { data = [] } = useQuery(transitionsQuery(id));
  return (
    <div className={classes.section}>
      <h3>{t('people.history')}</h3>
      <StepHistory steps={data} />
    </div>
  );
}
