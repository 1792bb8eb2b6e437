import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQuery } from '../../api/programme-queries.js';
import type { Person } from '../../api/account-types.js';
import { sendJson } from '../../api/client.js';
import { DataTable } from '../../components/DataTable.js';
import { LoadError, Loading, Notice } from '../../components/States.js';
import { ActionButton } from '../../forms/ActionButton.js';
import { Confirm } from '../../forms/Confirm.js';
import { dayInWords } from '../../moments.js';
import { useAccountText } from '../../session/text.js';
import { InviteDialog, type WorkPlace } from './InviteDialog.js';
import { PersonName } from './PersonName.js';
import classes from './Admin.module.css';

type Place = Exclude<WorkPlace, { kind: 'installation' }>;

/** The people of a programme or a city, with their roles: invite, send the invitation again, remove. */
export function PeopleList({ place }: { readonly place: Place }) {
  const { t } = useAccountText();
  const queries = useQueryClient();
  const ref = place.kind === 'city' ? { citySlug: place.citySlug } : { programmeId: place.programmeId };
  const people = useQuery(peopleQuery(ref));
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<Person | null>(null);
  const [said, setSaid] = useState('');
  const invite = <Button onClick={() => setInviting(true)}>{t('people.invite')}</Button>;
  const again = async ({ user, role }: Person) => {
    await sendJson('POST', '/invitations', { body: { email: user.email, role, ...ref } });
    setSaid(t('invite.sent', { email: user.email }));
  };
  return (
    <>
      <p role="status" className={classes.said}>
        {said}
      </p>
      {people.isPending && <Loading lines={4} height={36} />}
      {people.isError && <LoadError error={people.error} onRetry={() => void people.refetch()} />}
      {people.isSuccess && people.data.length === 0 && (
        <Notice title={t('people.none')} action={invite}>
          {t(place.kind === 'city' ? 'people.noneCity' : 'people.noneProgramme')}
        </Notice>
      )}
      {people.isSuccess && people.data.length > 0 && (
        <>
          <PeopleTable people={people.data} onAgain={again} onRemove={setRemoving} />
          <p className={classes.below}>{invite}</p>
        </>
      )}
      {inviting && (
        <InviteDialog
          place={place}
          onClose={() => setInviting(false)}
          onInvited={(sentence) => {
            setInviting(false);
            setSaid(sentence);
          }}
        />
      )}
      {removing && (
        <Confirm
          title={t('people.removeTitle', { name: nameOf(removing) })}
          text={t('people.removeText', {
            name: nameOf(removing),
            role: t(`role.${removing.role}`),
            place: place.name,
          })}
          action={t('people.remove')}
          act={async () => {
            await sendJson('DELETE', `/people/${removing.membershipId}`);
            await Promise.all([
              queries.invalidateQueries({ queryKey: ['people'] }),
              queries.invalidateQueries({ queryKey: ['programme'] }),
            ]);
            setSaid(t('people.removed', { name: nameOf(removing) }));
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  );
}

interface TableProps {
  readonly people: readonly Person[];
  readonly onAgain: (person: Person) => Promise<void>;
  readonly onRemove: (person: Person) => void;
}

function PeopleTable({ people, onAgain, onRemove }: TableProps) {
  const { t, language } = useAccountText();
  return (
    <DataTable caption={t('programme.people')} minWidth="46rem">
      <thead>
        <tr>
          <th scope="col">{t('users.person')}</th>
          <th scope="col">{t('people.role')}</th>
          <th scope="col">{t('people.since')}</th>
          <th scope="col">{t('people.lastSeen')}</th>
          <th scope="col">
            <span className="srOnly">{t('list.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.membershipId}>
            <th scope="row">
              <PersonName person={person.user} />
            </th>
            <td>
              <span className={classes.role}>{t(`role.${person.role}`)}</span>
              {person.role === 'verifier' && person.user.verifierGrade !== null && (
                <span className={classes.mail}>{t(`grade.${person.user.verifierGrade}`)}</span>
              )}
            </td>
            <td className={classes.nowrap}>{dayInWords(person.since, language)}</td>
            <td className={classes.nowrap}>
              {person.invitationPending && t('people.pending')}
              {!person.invitationPending &&
                (person.lastSeen === null ? t('people.never') : dayInWords(person.lastSeen, language))}
            </td>
            <td data-align="right">
              <span className={classes.buttons}>
                {person.invitationPending && (
                  <ActionButton
                    variant="default"
                    size="xs"
                    act={() => onAgain(person)}
                    label={t('people.againLabel', { name: nameOf(person) })}
                  >
                    {t('people.again')}
                  </ActionButton>
                )}
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t('people.removeLabel', { name: nameOf(person) })}
                  onClick={() => onRemove(person)}
                >
                  {t('people.remove')}
                </Button>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function nameOf({ user }: Person): string {
  return user.name === '' ? user.email : user.name;
}
