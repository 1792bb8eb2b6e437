import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useNavigate } from 'react-router';
import { roundsQuery, workspaceQuery } from '../../api/programme-queries.js';
import type { Round, WorkspaceCity } from '../../api/programme-types.js';
import { sendJson } from '../../api/client.js';
import { ActionButton } from '../../forms/ActionButton.js';
import { dayInWords, today } from '../../moments.js';
import { can } from '../../session/can.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';
import { AssessmentTable } from './AssessmentTable.js';
import classes from './MyWork.module.css';

/** One city of the person: its assessments, and the rounds it has not begun. */
export function CityWork({ work }: { readonly work: WorkspaceCity }) {
  const { t } = useAccountText();
  const session = useSignedIn();
  const id = useId();
  const { city, programme, role, assessments } = work;
  const starts = can(session, 'startAssessment', { citySlug: city.slug, programmeId: programme.id });
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id}>{city.name}</h2>
      <p className={classes.where}>
        {t('work.where', { programme: programme.name, role: t(`role.${role}`) })}
      </p>
      {assessments.length === 0 ? (
        <p>{t('work.noAssessment')}</p>
      ) : (
        <AssessmentTable caption={t('work.assessmentsOf', { city: city.name })} assessments={assessments} />
      )}
      {starts && <StartAssessment work={work} />}
    </section>
  );
}

/** Offers an assessment for every round that is open and not begun. */
function StartAssessment({ work }: { readonly work: WorkspaceCity }) {
  const { t, language } = useAccountText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const rounds = useQuery(roundsQuery(work.programme.id)).data ?? [];
  const begun = new Set(work.assessments.map(({ round }) => round?.id));
  const now = today();
  const open = rounds.filter(
    ({ id, opensOn, closesOn }) => !begun.has(id) && opensOn <= now && now <= closesOn,
  );
  const start = async (round: Round) => {
    const path = `/cities/${encodeURIComponent(work.city.slug)}/assessments`;
    const { id } = await sendJson<{ id: string }>('POST', path, { body: { roundId: round.id } });
    void queries.invalidateQueries({ queryKey: workspaceQuery.queryKey });
    await navigate(`/${language}/workspace/${id}`);
  };
  return open.map((round) => (
    <div key={round.id} className={classes.start}>
      <ActionButton
        act={() => start(round)}
        label={t('work.startLabel', { year: String(round.year), city: work.city.name })}
      >
        {t('work.start', { year: String(round.year) })}
      </ActionButton>
      <p className="muted">{t('work.roundUntil', { day: dayInWords(round.closesOn, language) })}</p>
    </div>
  ));
}
