import { Button } from '@mantine/core';
import type { MadeToken, Scope } from '../../api/account-types.js';
import { sendJson } from '../../api/client.js';
import { CheckboxesField, SelectField, TextField } from '../../forms/Fields.js';
import { FormView } from '../../forms/Form.js';
import { useForm, type Errors } from '../../forms/useForm.js';
import { can } from '../../session/can.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';

interface Values {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Days from now. */
  readonly expiresAt: string;
}

const FOR_EVERYBODY: readonly Scope[] = ['read', 'write'];
const FOR_ADMINISTRATORS: readonly Scope[] = ['import', 'publish'];
const DAYS = ['30', '90', '365'];
const DAY_MS = 86_400_000;

/** A new token: name, what it may do, how long. */
export function TokenForm(props: {
  readonly onMade: (token: MadeToken) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useAccountText();
  const session = useSignedIn();
  const scopes = can(session, 'administer') ? [...FOR_EVERYBODY, ...FOR_ADMINISTRATORS] : FOR_EVERYBODY;
  const form = useForm<Values>({
    initial: { name: '', scopes: ['read'], expiresAt: '90' },
    check: (values) => {
      const errors: Errors<Values> = {};
      if (values.name.trim() === '') errors.name = t('tokens.nameMissing');
      if (values.scopes.length === 0) errors.scopes = t('tokens.scopesMissing');
      return errors;
    },
    send: async (values) => {
      const expiresAt = new Date(Date.now() + Number(values.expiresAt) * DAY_MS).toISOString();
      const body = { name: values.name.trim(), scopes: values.scopes, expiresAt };
      props.onMade(await sendJson<MadeToken>('POST', '/account/tokens', { body }));
    },
  });
  return (
    <FormView
      form={form}
      send={t('tokens.make')}
      sending={t('form.sending')}
      label={t('tokens.new')}
      beside={
        <Button variant="subtle" onClick={props.onCancel}>
          {t('form.cancel')}
        </Button>
      }
    >
      <TextField
        form={form}
        name="name"
        label={t('tokens.name')}
        hint={t('tokens.nameHint')}
        autoComplete="off"
      />
      <CheckboxesField
        form={form}
        name="scopes"
        label={t('tokens.may')}
        choices={scopes.map((value) => ({
          value,
          label: t(`scope.short.${value}`),
          hint: t(`scope.${value}`),
        }))}
      />
      <SelectField
        form={form}
        name="expiresAt"
        label={t('tokens.valid')}
        choices={DAYS.map((value) => ({ value, label: t('tokens.days', { days: Number(value) }) }))}
      />
    </FormView>
  );
}
