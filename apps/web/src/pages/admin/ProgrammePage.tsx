import { useQuery } from '@tanstack/react-query';
import { Link, NavLink, Outlet, useOutletContext, useParams } from 'react-router';
import { programmeQuery } from '../../api/programme-queries.js';
import type { Programme } from '../../api/programme-types.js';
import { ApiError } from '../../api/client.js';
import { PageTitle } from '../../components/PageTitle.js';
import { LoadError, Loading } from '../../components/States.js';
import { can } from '../../session/can.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';
import { NotFoundPage } from '../public/notFound/NotFoundPage.js';
import classes from './Admin.module.css';

const TABS = ['cities', 'verification', 'rounds', 'people', 'settings'] as const;

/** Parts for those who run the programme. */
const RUNNING: readonly string[] = ['people', 'settings'];

/** One programme: its cities, rounds, people and settings, each with its own address. */
export function ProgrammePage() {
  const { t, language } = useAccountText();
  const { id = '' } = useParams();
  const session = useSignedIn();
  const programme = useQuery(programmeQuery(id));
  if (programme.isPending) return <Loading />;
  if (programme.isError) {
    if (programme.error instanceof ApiError && programme.error.status === 404) return <NotFoundPage />;
    return <LoadError error={programme.error} onRetry={() => void programme.refetch()} />;
  }
  const manages = can(session, 'manageProgramme', { programmeId: programme.data.id });
  const verifies = can(session, 'seeDesk', { programmeId: programme.data.id });
  const tabs = TABS.filter((tab) => (tab === 'verification' ? verifies : manages || !RUNNING.includes(tab)));
  const base = `/${language}/programmes/${id}`;
  return (
    <>
      <PageTitle>{programme.data.name}</PageTitle>
      <p className={classes.crumb}>
        <Link to={`/${language}/programmes`}>{t('programmes.title')}</Link>
      </p>
      <h1>{programme.data.name}</h1>
      <p className="muted">{t('programmes.set', { set: programme.data.benchmarkSet })}</p>
      <nav className={classes.tabs} aria-label={t('programme.parts')}>
        {tabs.map((tab) => (
          <NavLink key={tab} to={tab === 'cities' ? base : `${base}/${tab}`} end>
            {t(`programme.${tab}`)}
          </NavLink>
        ))}
      </nav>
      <Outlet context={{ programme: programme.data, manages } satisfies ProgrammeContext} />
    </>
  );
}

interface ProgrammeContext {
  readonly programme: Programme;
  /** Whether the person runs it. */
  readonly manages: boolean;
}

/** The programme of the page that a part stands in. */
export function useProgramme(): ProgrammeContext {
  return useOutletContext<ProgrammeContext>();
}
