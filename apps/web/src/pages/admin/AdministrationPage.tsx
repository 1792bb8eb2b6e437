import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usersQuery } from '../../api/programme-queries.js';
import type { UserAccount } from '../../api/account-types.js';
import { PageTitle } from '../../components/PageTitle.js';
import { LoadError, Loading, Notice } from '../../components/States.js';
import { can } from '../../session/can.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';
import { NotFoundPage } from '../public/notFound/NotFoundPage.js';
import { InviteDialog } from './InviteDialog.js';
import { UserDialog } from './UserDialog.js';
import { UserTable } from './UserTable.js';
import classes from './Admin.module.css';

/** Every account of the installation, for the secretariat. */
export function AdministrationPage() {
  const session = useSignedIn();
  return can(session, 'administer') ? <Users /> : <NotFoundPage />;
}

function Users() {
  const { t, language } = useAccountText();
  const [search, setSearch] = useSearch();
  const users = useQuery(usersQuery(search));
  const [changing, setChanging] = useState<UserAccount | null>(null);
  const [inviting, setInviting] = useState(false);
  const [said, setSaid] = useState('');
  return (
    <>
      <PageTitle>{t('admin.title')}</PageTitle>
      <h1>{t('admin.title')}</h1>
      <p className="prose">
        {t('admin.intro')} <Link to={`/${language}/programmes`}>{t('admin.programmes')}</Link>
      </p>
      <div className={classes.bar}>
        <h2 id="users">{t('users.title')}</h2>
        <p role="status" className="muted num">
          {users.isSuccess && t('users.count', { count: users.data.length })}
        </p>
      </div>
      <div className={classes.tools}>
        <SearchField search={search} onSearch={setSearch} />
        <Button variant="default" onClick={() => setInviting(true)}>
          {t('users.invite')}
        </Button>
      </div>
      <p role="status" className={classes.said}>
        {said}
      </p>
      {users.isError && <LoadError error={users.error} onRetry={() => void users.refetch()} />}
      {users.isPending && <Loading lines={6} height={36} />}
      {users.isSuccess && users.data.length === 0 && (
        <Notice title={t('users.none')}>{t('users.noneText', { search })}</Notice>
      )}
      {users.isSuccess && users.data.length > 0 && <UserTable users={users.data} onChange={setChanging} />}
      {changing && (
        <UserDialog
          user={changing}
          onClose={() => setChanging(null)}
          onChanged={(user) => {
            setChanging(null);
            setSaid(t('users.changed', { name: user.name === '' ? user.email : user.name }));
          }}
        />
      )}
      {inviting && (
        <InviteDialog
          place={{ kind: 'installation' }}
          onClose={() => setInviting(false)}
          onInvited={(sentence) => {
            setInviting(false);
            setSaid(sentence);
          }}
        />
      )}
    </>
  );
}

/** What is searched for stands in the address. */
function useSearch(): readonly [string, (search: string) => void] {
  const [params, setParams] = useSearchParams();
  const set = (search: string) =>
    setParams(search === '' ? {} : { search }, { replace: true, preventScrollReset: true });
  return [params.get('search') ?? '', set];
}

function SearchField(props: { readonly search: string; readonly onSearch: (search: string) => void }) {
  const { t } = useAccountText();
  const [typed, setTyped] = useState(props.search);
  const { onSearch } = props;
  useEffect(() => {
    if (typed.trim() === props.search) return;
    const wait = setTimeout(() => onSearch(typed.trim()), 200);
    return () => clearTimeout(wait);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only typing starts the wait
  }, [typed]);
  return (
    <form role="search" onSubmit={(event) => event.preventDefault()} className={classes.search}>
      <TextInput
        type="search"
        label={t('users.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
      />
    </form>
  );
}
