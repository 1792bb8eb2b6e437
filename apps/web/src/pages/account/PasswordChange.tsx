import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ownSessionsQuery } from '../../api/account-queries.js';
import type { Session } from '../../api/account-types.js';
import { sendJson } from '../../api/client.js';
import { Section } from '../../components/Section.js';
import { FormView } from '../../forms/Form.js';
import { PasswordField } from '../../forms/PasswordField.js';
import { useForm, type Errors } from '../../forms/useForm.js';
import { beginSession } from '../../session/session.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';
import classes from './Page.module.css';

interface Values {
  readonly current: string;
  readonly next: string;
}

/** A new password; it ends every other session. */
export function PasswordChange() {
  const { t } = useAccountText();
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed');
  return (
    <Section title={t('account.password')} about={<p>{t('account.passwordAbout')}</p>}>
      {state === 'open' ? (
        <PasswordForm onDone={() => setState('done')} onCancel={() => setState('closed')} />
      ) : (
        <>
          <p role="status" className={classes.done}>
            {state === 'done' && t('account.passwordChanged')}
          </p>
          <Button variant="default" onClick={() => setState('open')}>
            {t('account.passwordChange')}
          </Button>
        </>
      )}
    </Section>
  );
}

function PasswordForm({ onDone, onCancel }: { readonly onDone: () => void; readonly onCancel: () => void }) {
  const { t } = useAccountText();
  const { user } = useSignedIn();
  const queries = useQueryClient();
  const form = useForm<Values>({
    initial: { current: '', next: '' },
    check: ({ current, next }) => {
      const errors: Errors<Values> = {};
      if (current === '') errors.current = t('account.currentMissing');
      if (next === '') errors.next = t('link.passwordMissing');
      return errors;
    },
    send: async (body) => {
      await beginSession(queries, await sendJson<Session>('PUT', '/account/password', { body }));
      void queries.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
      onDone();
    },
    explain: ({ code, detail, title }) => (code === 'wrongPassword' ? { current: detail ?? title } : null),
  });
  return (
    <FormView
      form={form}
      send={t('account.passwordSave')}
      sending={t('form.saving')}
      beside={
        <Button variant="subtle" onClick={onCancel}>
          {t('form.cancel')}
        </Button>
      }
    >
      {/* Tells password managers whose password this is. */}
      <input type="text" autoComplete="username" value={user.email} readOnly hidden />
      <PasswordField form={form} name="current" label={t('account.current')} />
      <PasswordField form={form} name="next" label={t('field.newPassword')} fresh />
    </FormView>
  );
}
