import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ApiError } from '../../../api/client.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { StepHistory } from '../../../components/review/StepHistory.js';
import { StateMark } from '../../../components/StateMark.js';
import { LoadError, Loading } from '../../../components/States.js';
import { useAccountText } from '../../../session/text.js';
import { deskAssessmentQuery, transitionsQuery } from '../../../verifier/api.js';
import type { DeskAssessment } from '../../../verifier/types.js';
import { NotFoundPage } from '../../public/notFound/NotFoundPage.js';
import { Steps } from './Steps.js';
import { VerifiersPart } from './VerifiersPart.js';
import adminClasses from '../Admin.module.css';
import classes from './Verification.module.css';

/** One assessment as those who run the programme see it: what comes next, who verifies it, what happened so far. */
export function AssessmentPage() {
  const { language } = useAccountText();
  const { assessmentId = '' } = useParams();
  const query = useQuery(deskAssessmentQuery(assessmentId, language));
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) {
    if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
    return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Assessment desk={query.data} />;
}

function Assessment({ desk }: { readonly desk: DeskAssessment }) {
  const { t, language } = useAccountText();
  const { assessment, programme } = desk.assessment;
  const { id, city, year, state } = assessment;
  const title = t('verification.title', { city: city.name, year: `${year}` });
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <p className={adminClasses.crumb}>
        <Link to={`/${language}/programmes`}>{t('programmes.title')}</Link>
        {' / '}
        <Link to={`/${language}/programmes/${programme.id}/verification`}>{programme.name}</Link>
      </p>
      <h1>{title}</h1>
      <p>
        <strong>
          <StateMark state={state} />
        </strong>
      </p>
      <p className="prose">{t(`who.${state}`)}</p>
      <ul className={classes.links}>
        <li>
          <Link to={`/${language}/desk/${id}`}>{t('verification.toDesk')}</Link>
        </li>
        <li>
          <Link to={`/${language}/desk/${id}?part=screening`}>{t('verification.toScreening')}</Link>
        </li>
        <li>
          <Link to={`/${language}/workspace/${id}`}>{t('verification.toWorkspace')}</Link>
        </li>
        <li>
          <Link to={`/${language}/cities/${city.slug}`}>{t('verification.toCity')}</Link>
        </li>
      </ul>
      <Steps desk={desk} />
      <VerifiersPart item={desk.assessment} />
      <History assessmentId={id} />
    </>
  );
}

function History({ assessmentId }: { readonly assessmentId: string }) {
  const { t } = useAccountText();
  const { data = [] } = useQuery(transitionsQuery(assessmentId));
  return (
    <section className={classes.part} aria-labelledby="history">
      <h2 id="history">{t('verification.steps')}</h2>
      <StepHistory steps={data} />
    </section>
  );
}
