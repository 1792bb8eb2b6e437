import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'react-router';
import { workspaceQuery } from '../../api/programme-queries.js';
import type { Workspace, WorkspaceProgramme } from '../../api/programme-types.js';
import { PageTitle } from '../../components/PageTitle.js';
import { LoadError, Loading, Notice } from '../../components/States.js';
import { can } from '../../session/can.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';
import { AssessmentTable } from './AssessmentTable.js';
import { AssignedTable } from './AssignedTable.js';
import { CityWork } from './CityWork.js';
import { QuestionsPart } from './QuestionsPart.js';
import { TodoPart } from './TodoPart.js';
import classes from './MyWork.module.css';

/** Where everybody begins: what is assigned to them, their cities, their programmes. */
export function MyWorkPage() {
  const { t } = useAccountText();
  const work = useQuery(workspaceQuery);
  return (
    <>
      <PageTitle>{t('work.title')}</PageTitle>
      <h1>{t('work.title')}</h1>
      {work.isPending && <Loading lines={6} height={36} />}
      {work.isError && <LoadError error={work.error} onRetry={() => void work.refetch()} />}
      {work.isSuccess && <Work work={work.data} />}
    </>
  );
}

function Work({ work }: { readonly work: Workspace }) {
  const { t, language } = useAccountText();
  const session = useSignedIn();
  const administers = can(session, 'administer');
  return (
    <>
      <QuestionsPart cities={work.cities} />
      {can(session, 'seeDesk') && <TodoPart />}
      {work.assigned.length > 0 && (
        <section className={classes.part} aria-labelledby="assigned">
          <h2 id="assigned">{t('work.assigned')}</h2>
          <AssignedTable assigned={work.assigned} />
        </section>
      )}
      {work.cities.map((each) => (
        <CityWork key={`${each.city.slug} ${each.role}`} work={each} />
      ))}
      {work.programmes.map((each) => (
        <ProgrammeWork key={`${each.programme.id} ${each.role}`} work={each} />
      ))}
      {administers && (
        <section className={classes.part} aria-labelledby="secretariat">
          <h2 id="secretariat">{t('work.secretariat')}</h2>
          <ul className={classes.links}>
            <li>
              <Link to={`/${language}/programmes`}>{t('work.allProgrammes')}</Link>
            </li>
            <li>
              <Link to={`/${language}/administration`}>{t('work.administration')}</Link>
            </li>
          </ul>
        </section>
      )}
      {work.cities.length === 0 && work.programmes.length === 0 && !administers && (
        <Notice title={t('work.none')}>{t('work.noneText')}</Notice>
      )}
    </>
  );
}

/** One programme of the person, and what its cities have handed in. */
function ProgrammeWork({ work }: { readonly work: WorkspaceProgramme }) {
  const { t, language } = useAccountText();
  const id = useId();
  const { programme, role, waiting } = work;
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id}>{programme.name}</h2>
      <p className={classes.where}>
        {t('work.role', { role: t(`role.${role}`) })}{' '}
        <Link to={`/${language}/programmes/${programme.id}`}>{t('work.openProgramme')}</Link>
      </p>
      <h3>{t('work.waiting')}</h3>
      {waiting.length === 0 ? (
        <p>{t('work.waitingNone')}</p>
      ) : (
        <AssessmentTable caption={t('work.waiting')} assessments={waiting} withCity />
      )}
    </section>
  );
}
