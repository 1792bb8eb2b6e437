import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SecondFactorSecret } from '../../api/account-types.js';
import { sendJson } from '../../api/client.js';
import { CopyText } from '../../components/CopyText.js';
import { Section } from '../../components/Section.js';
import { ActionButton } from '../../forms/ActionButton.js';
import { TextField } from '../../forms/Fields.js';
import { FormView } from '../../forms/Form.js';
import { PasswordField } from '../../forms/PasswordField.js';
import { useForm } from '../../forms/useForm.js';
import { sessionQuery } from '../../session/session.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';
import { RecoveryCodes } from './RecoveryCodes.js';
import classes from './SecondFactor.module.css';

type Step =
  | { readonly at: 'start' }
  | { readonly at: 'scan'; readonly secret: SecondFactorSecret }
  | { readonly at: 'codes'; readonly codes: readonly string[] }
  | { readonly at: 'remove' };

/** A code from an app besides the password: set up, recovery codes, removal. */
export function SecondFactor() {
  const { t } = useAccountText();
  const queries = useQueryClient();
  const { user } = useSignedIn();
  const [step, setStep] = useState<Step>({ at: 'start' });
  const begin = async () => {
    setStep({ at: 'scan', secret: await sendJson('POST', '/account/second-factor') });
  };
  const reread = () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  return (
    <Section title={t('secondFactor.title')} about={<p>{t('secondFactor.about')}</p>}>
      {step.at === 'start' && !user.secondFactor && (
        <>
          <p>{t('secondFactor.off')}</p>
          <ActionButton act={begin}>{t('secondFactor.begin')}</ActionButton>
        </>
      )}
      {step.at === 'start' && user.secondFactor && (
        <>
          <p>{t('secondFactor.on')}</p>
          <Button variant="default" onClick={() => setStep({ at: 'remove' })}>
            {t('secondFactor.remove')}
          </Button>
        </>
      )}
      {step.at === 'scan' && (
        <Scan
          secret={step.secret}
          onCancel={() => setStep({ at: 'start' })}
          onConfirmed={(codes) => {
            setStep({ at: 'codes', codes });
            void reread();
          }}
        />
      )}
      {step.at === 'codes' && <RecoveryCodes codes={step.codes} onKept={() => setStep({ at: 'start' })} />}
      {step.at === 'remove' && (
        <Remove
          onCancel={() => setStep({ at: 'start' })}
          onRemoved={async () => {
            await reread();
            setStep({ at: 'start' });
          }}
        />
      )}
    </Section>
  );
}

function Scan(props: {
  readonly secret: SecondFactorSecret;
  readonly onConfirmed: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useAccountText();
  const { secret, qr } = props.secret;
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => (code.trim() === '' ? { code: t('signIn.codeMissing') } : {}),
    send: async ({ code }) => {
      const body = { code: code.replace(/\s/g, '') };
      const { recoveryCodes } = await sendJson<{ recoveryCodes: readonly string[] }>(
        'POST',
        '/account/second-factor/confirm',
        { body },
      );
      props.onConfirmed(recoveryCodes);
    },
    explain: ({ code, detail, title }) => (code === 'wrongCode' ? { code: detail ?? title } : null),
  });
  return (
    <>
      <ol className={classes.steps}>
        <li>
          <p>{t('secondFactor.scan')}</p>
          <img
            className={classes.qr}
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qr)}`}
            alt={t('secondFactor.qr')}
            width={200}
            height={200}
          />
          <p>
            {t('secondFactor.type')}{' '}
            <CopyText
              text={secret}
              shown={secret.replace(/(.{4})(?=.)/g, '$1 ')}
              label={t('secondFactor.key')}
            />
          </p>
        </li>
        <li>
          <p>{t('secondFactor.enter')}</p>
        </li>
      </ol>
      <FormView
        form={form}
        send={t('secondFactor.confirm')}
        sending={t('form.sending')}
        beside={
          <Button variant="subtle" onClick={props.onCancel}>
            {t('form.cancel')}
          </Button>
        }
      >
        <TextField
          form={form}
          name="code"
          label={t('field.code')}
          hint={t('secondFactor.codeHint')}
          autoComplete="one-time-code"
          inputMode="numeric"
          spellCheck={false}
          width="code"
        />
      </FormView>
    </>
  );
}

function Remove(props: { readonly onRemoved: () => Promise<void>; readonly onCancel: () => void }) {
  const { t } = useAccountText();
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => (password === '' ? { password: t('signIn.passwordMissing') } : {}),
    send: async (body) => {
      await sendJson('DELETE', '/account/second-factor', { body });
      await props.onRemoved();
    },
    explain: ({ code, detail, title }) => (code === 'wrongPassword' ? { password: detail ?? title } : null),
  });
  return (
    <FormView
      form={form}
      send={t('secondFactor.remove')}
      sending={t('form.sending')}
      danger
      beside={
        <Button variant="subtle" onClick={props.onCancel}>
          {t('form.cancel')}
        </Button>
      }
    >
      <p>{t('secondFactor.removeText')}</p>
      <PasswordField form={form} name="password" label={t('field.password')} />
    </FormView>
  );
}
