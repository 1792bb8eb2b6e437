import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Session } from '../../api/account-types.js';
import { sendJson } from '../../api/client.js';
import { Section } from '../../components/Section.js';
import { RadioField, TextField } from '../../forms/Fields.js';
import { FormView } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { LANGUAGES, useTranslatedAddress, type Language } from '../../language.js';
import { beginSession } from '../../session/session.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';

interface Values {
  readonly name: string;
  readonly language: Language;
}

/** Name and language. */
export function Details() {
  const { t, language } = useAccountText();
  const { user } = useSignedIn();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const translated = useTranslatedAddress();
  const form = useForm<Values>({
    initial: { name: user.name, language: user.language },
    check: ({ name }) => (name.trim() === '' ? { name: t('field.nameMissing') } : {}),
    send: async (values) => {
      const body = { ...values, name: values.name.trim() };
      await beginSession(queries, await sendJson<Session>('PUT', '/account', { body }));
      if (values.language !== language && values.language !== user.language) {
        await navigate(translated(values.language), { preventScrollReset: true });
      }
    },
  });
  return (
    <Section title={t('account.details')} about={<p>{t('account.detailsAbout')}</p>}>
      <FormView form={form} send={t('form.save')} sending={t('form.saving')} sent={t('form.saved')}>
        <TextField
          form={form}
          name="name"
          label={t('field.name')}
          hint={t('field.nameHint')}
          autoComplete="name"
        />
        <RadioField
          form={form}
          name="language"
          label={t('field.language')}
          hint={t('field.languageHint')}
          choices={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </FormView>
    </Section>
  );
}
