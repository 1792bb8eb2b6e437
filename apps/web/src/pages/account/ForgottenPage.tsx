import { useRef, useState, useEffect } from 'react';
import { Link } from 'react-router';
import { sendJson } from '../../api/client.js';
import { PageTitle } from '../../components/PageTitle.js';
import { TextField } from '../../forms/Fields.js';
import { FormView } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useAccountText } from '../../session/text.js';
import classes from './Page.module.css';

/** Asks for a link to choose a new password; the answer does not tell who has an account. */
export function ForgottenPage() {
  const { t, language } = useAccountText();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    initial: { email: '' },
    check: ({ email }) => (email.trim() === '' ? { email: t('signIn.emailMissing') } : {}),
    send: async ({ email }) => {
      await sendJson('POST', '/password-resets', { body: { email: email.trim() }, signIn: 'never' });
      setSentTo(email.trim());
    },
  });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (sentTo !== null) heading.current?.focus();
  }, [sentTo]);
  return (
    <div className={classes.narrow}>
      <PageTitle>{t('forgotten.title')}</PageTitle>
      <h1 ref={heading} tabIndex={-1}>
        {t(sentTo === null ? 'forgotten.title' : 'forgotten.sent')}
      </h1>
      {sentTo === null ? (
        <>
          <p>{t('forgotten.intro')}</p>
          <FormView form={form} send={t('forgotten.do')} sending={t('form.sending')}>
            <TextField
              form={form}
              name="email"
              label={t('field.email')}
              type="email"
              autoComplete="username"
              spellCheck={false}
            />
          </FormView>
        </>
      ) : (
        <p>{t('forgotten.sentText', { email: sentTo })}</p>
      )}
      <p className={classes.after}>
        <Link to={`/${language}/sign-in`}>{t('forgotten.back')}</Link>
      </p>
    </div>
  );
}
