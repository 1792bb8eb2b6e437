import { Button } from '@mantine/core';
import type { UserAccount } from '../../api/account-types.js';
import { DataTable } from '../../components/DataTable.js';
import { dayInWords } from '../../moments.js';
import { useAccountText } from '../../session/text.js';
import { PersonName } from './PersonName.js';
import classes from './Admin.module.css';

interface Props {
  readonly users: readonly UserAccount[];
  readonly onChange: (user: UserAccount) => void;
}

/** All accounts found, one row each. */
export function UserTable({ users, onChange }: Props) {
  const { t, language } = useAccountText();
  return (
    <DataTable caption={t('users.title')} minWidth="52rem">
      <thead>
        <tr>
          <th scope="col">{t('users.person')}</th>
          <th scope="col">{t('users.state')}</th>
          <th scope="col">{t('users.rights')}</th>
          <th scope="col">{t('users.secondFactor')}</th>
          <th scope="col">{t('people.lastSeen')}</th>
          <th scope="col">
            <span className="srOnly">{t('list.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id} className={user.disabled ? classes.off : undefined}>
            <th scope="row">
              <PersonName person={user} />
            </th>
            <td>{t(stateOf(user))}</td>
            <td>
              <span className={classes.role}>
                {[
                  user.administrator ? t('role.administrator') : null,
                  user.verifierGrade === null ? null : t(`grade.${user.verifierGrade}`),
                ]
                  .filter((right) => right !== null)
                  .join(', ')}
              </span>
            </td>
            <td>{t(user.secondFactor ? 'value.yes' : 'value.no')}</td>
            <td className={classes.nowrap}>
              {user.lastSeen === null ? t('people.never') : dayInWords(user.lastSeen, language)}
            </td>
            <td data-align="right">
              <Button
                variant="default"
                size="xs"
                aria-label={t('users.changeLabel', { name: user.name === '' ? user.email : user.name })}
                onClick={() => onChange(user)}
              >
                {t('users.change')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function stateOf(user: UserAccount) {
  if (user.disabled) return 'users.disabled';
  return user.invitationPending ? 'users.invited' : 'users.active';
}
