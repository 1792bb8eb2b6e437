import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { UserAccount } from '../../api/account-types.js';
import { sendJson } from '../../api/client.js';
import { Dialog } from '../../components/Dialog.js';
import { CheckboxesField, RadioField } from '../../forms/Fields.js';
import { FormView } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useAccountText } from '../../session/text.js';

interface Values {
  readonly rights: readonly string[];
  readonly verifierGrade: string;
  readonly account: string;
  readonly reset: readonly string[];
}

interface Props {
  readonly user: UserAccount;
  readonly onChanged: (user: UserAccount) => void;
  readonly onClose: () => void;
}

/** Rights, grade and state of one account; only what was changed is sent. */
export function UserDialog({ user, onChanged, onClose }: Props) {
  const { t } = useAccountText();
  const queries = useQueryClient();
  const form = useForm<Values>({
    initial: {
      rights: user.administrator ? ['administrator'] : [],
      verifierGrade: user.verifierGrade ?? 'none',
      account: user.disabled ? 'disabled' : 'active',
      reset: [],
    },
    send: async (values) => {
      const body = changes(user, values);
      const changed = await sendJson<UserAccount>('PATCH', `/users/${user.id}`, { body });
      await queries.invalidateQueries({ queryKey: ['users'] });
      onChanged(changed);
    },
  });
  return (
    <Dialog title={user.name === '' ? user.email : user.name} onClose={onClose}>
      <FormView
        form={form}
        send={t('form.save')}
        sending={t('form.saving')}
        beside={
          <Button variant="subtle" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        }
      >
        {user.name !== '' && <p className="muted">{user.email}</p>}
        <CheckboxesField
          form={form}
          name="rights"
          label={t('users.rights')}
          choices={[
            { value: 'administrator', label: t('role.administrator'), hint: t('role.administrator.about') },
          ]}
        />
        <RadioField
          form={form}
          name="verifierGrade"
          label={t('users.grade')}
          choices={(['none', 'provisional', 'qualified'] as const).map((value) => ({
            value,
            label: t(`grade.choice.${value}`),
          }))}
        />
        <RadioField
          form={form}
          name="account"
          label={t('users.account')}
          hint={t('users.accountHint')}
          choices={[
            { value: 'active', label: t('users.active') },
            { value: 'disabled', label: t('users.disabled') },
          ]}
        />
        {user.secondFactor && (
          <CheckboxesField
            form={form}
            name="reset"
            label={t('users.secondFactor')}
            choices={[
              { value: 'secondFactor', label: t('users.resetFactor'), hint: t('users.resetFactorHint') },
            ]}
          />
        )}
      </FormView>
    </Dialog>
  );
}

function changes(user: UserAccount, values: Values) {
  const administrator = values.rights.includes('administrator');
  const grade = values.verifierGrade === 'none' ? null : values.verifierGrade;
  const disabled = values.account === 'disabled';
  return {
    ...(administrator === user.administrator ? {} : { administrator }),
    ...(grade === user.verifierGrade ? {} : { verifierGrade: grade }),
    ...(disabled === user.disabled ? {} : { disabled }),
    ...(values.reset.includes('secondFactor') ? { secondFactor: false } : {}),
  };
}
