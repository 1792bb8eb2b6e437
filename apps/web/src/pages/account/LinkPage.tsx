import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { linkQuery } from '../../api/account-queries.js';
import type { LinkView, Session } from '../../api/account-types.js';
import { ApiError, sendJson } from '../../api/client.js';
import { PageTitle } from '../../components/PageTitle.js';
import { LoadError, Loading } from '../../components/States.js';
import { RadioField, TextField } from '../../forms/Fields.js';
import { FormView } from '../../forms/Form.js';
import { PasswordField } from '../../forms/PasswordField.js';
import { useForm, type Errors } from '../../forms/useForm.js';
import { LANGUAGES, type Language } from '../../language.js';
import { moment } from '../../moments.js';
import { beginSession } from '../../session/session.js';
import { useAccountText } from '../../session/text.js';
import classes from './Page.module.css';

/** Where a one-time link leads: first administrator, invitation, new password. */
export function LinkPage() {
  const { t, language } = useAccountText();
  const { token = '' } = useParams();
  const link = useQuery(linkQuery(token));
  if (link.isPending) return <Loading />;
  if (link.isError) {
    if (!(link.error instanceof ApiError) || link.error.status !== 404) {
      return <LoadError error={link.error} onRetry={() => void link.refetch()} />;
    }
    return (
      <div className={classes.narrow}>
        <PageTitle>{t('link.ended.title')}</PageTitle>
        <h1>{t('link.ended.title')}</h1>
        <p>{t('link.ended.text')}</p>
        <p>
          <Link to={`/${language}/forgotten-password`}>{t('link.ended.new')}</Link>
        </p>
      </div>
    );
  }
  return <LinkForm token={token} link={link.data} />;
}

interface Values {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly language: Language;
  readonly code: string;
}

type Say = ReturnType<typeof useAccountText>['t'];

function LinkForm({ token, link }: { readonly token: string; readonly link: LinkView }) {
  const { t, language } = useAccountText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<Values>({
    initial: { email: link.email ?? '', name: link.name ?? '', password: '', language, code: '' },
    check: (values) => missing(values, link, t),
    send: async ({ email, name, password, language: chosen, code }) => {
      const body = {
        password,
        language: chosen,
        ...(link.kind === 'setup' ? { email: email.trim() } : {}),
        ...(link.kind === 'passwordReset' ? {} : { name: name.trim() }),
        ...(link.secondFactor ? { code: code.trim() } : {}),
      };
      const path = `/links/${encodeURIComponent(token)}`;
      await beginSession(queries, await sendJson<Session>('POST', path, { body, signIn: 'never' }));
      await navigate(`/${chosen}/workspace`, { replace: true });
    },
    explain: ({ code, detail, title }) =>
      code === 'wrongCode' || code === 'secondFactorNeeded' ? { code: detail ?? title } : null,
  });
  const title = t(`link.${link.kind}.title`);
  return (
    <div className={classes.narrow}>
      <PageTitle>{title}</PageTitle>
      <h1>{title}</h1>
      <p>
        {link.kind === 'invitation' && link.role !== undefined
          ? t('link.invitation.as', { role: t(`role.${link.role}`) })
          : t(`link.${link.kind}.text`)}
      </p>
      <p className="muted small">{t('link.until', { time: moment(link.expiresAt, language) })}</p>
      <FormView form={form} send={t(`link.${link.kind}.do`)} sending={t('form.sending')}>
        <TextField
          form={form}
          name="email"
          label={t('field.email')}
          type="email"
          autoComplete="username"
          spellCheck={false}
          readOnly={link.kind !== 'setup'}
        />
        {link.kind !== 'passwordReset' && (
          <TextField
            form={form}
            name="name"
            label={t('field.name')}
            hint={t('field.nameHint')}
            autoComplete="name"
          />
        )}
        <PasswordField form={form} name="password" label={t('field.newPassword')} fresh />
        {link.secondFactor && (
          <TextField
            form={form}
            name="code"
            label={t('field.code')}
            hint={t('signIn.codeHint')}
            autoComplete="one-time-code"
            spellCheck={false}
            maxLength={40}
            width="short"
          />
        )}
        {link.kind !== 'passwordReset' && (
          <RadioField
            form={form}
            name="language"
            label={t('field.language')}
            hint={t('field.languageHint')}
            choices={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          />
        )}
      </FormView>
    </div>
  );
}

function missing({ email, name, password, code }: Values, link: LinkView, t: Say): Errors<Values> {
  return {
    ...(email.trim() === '' ? { email: t('signIn.emailMissing') } : {}),
    ...(link.kind !== 'passwordReset' && name.trim() === '' ? { name: t('field.nameMissing') } : {}),
    ...(password === '' ? { password: t('link.passwordMissing') } : {}),
    ...(link.secondFactor && code.trim() === '' ? { code: t('signIn.codeMissing') } : {}),
  };
}
