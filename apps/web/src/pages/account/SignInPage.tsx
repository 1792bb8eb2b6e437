import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { PageTitle } from '../../components/PageTitle.js';
import { sessionQuery } from '../../session/session.js';
import { SignInForm } from '../../session/SignInForm.js';
import { useAccountText } from '../../session/text.js';
import classes from './Page.module.css';

/** The way in; then on to the page that was asked for, or to one's work. */
export function SignInPage() {
  const { t, language } = useAccountText();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const session = useQuery(sessionQuery).data;
  const next = ownPage(params.get('next'));
  if (session) return <Navigate to={next ?? `/${language}/workspace`} replace />;
  return (
    <div className={classes.narrow}>
      <PageTitle>{t('signIn.title')}</PageTitle>
      <h1>{t('signIn.title')}</h1>
      <p>{t(next === null ? 'signIn.intro' : 'signIn.first')}</p>
      <SignInForm
        onSignedIn={({ user }) => void navigate(next ?? `/${user.language}/workspace`, { replace: true })}
      />
      <p className={classes.after}>
        <Link to={`/${language}/forgotten-password`}>{t('signIn.forgotten')}</Link>
      </p>
    </div>
  );
}

/** Only pages of this site are gone on to, whatever a link says. */
function ownPage(address: string | null): string | null {
  return address !== null && /^\/(en|fr)(\/|$)/.test(address) ? address : null;
}
