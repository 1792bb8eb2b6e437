import { PageTitle } from '../../components/PageTitle.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';
import { Details } from './Details.js';
import { OwnSessions } from './OwnSessions.js';
import { PasswordChange } from './PasswordChange.js';
import { SecondFactor } from './SecondFactor.js';
import { Tokens } from './Tokens.js';

/** What a person sets for themselves. */
export function AccountPage() {
  const { t } = useAccountText();
  const { user } = useSignedIn();
  return (
    <>
      <PageTitle>{t('account.title')}</PageTitle>
      <h1>{t('account.title')}</h1>
      <p className="muted">{user.email}</p>
      <Details />
      <PasswordChange />
      <SecondFactor />
      <OwnSessions />
      <Tokens />
    </>
  );
}
