import { UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ApiError, type Problem } from '../api/client.js';
import { FormView } from '../forms/Form.js';
import { TextField } from '../forms/Fields.js';
import { PasswordField } from '../forms/PasswordField.js';
import { fieldId, useForm, type Errors } from '../forms/useForm.js';
import { clockTime } from '../moments.js';
import { signIn, type Session } from './session.js';
import { useAccountText } from './text.js';
import classes from './SignInForm.module.css';

interface Values {
  readonly email: string;
  readonly password: string;
  readonly code: string;
}

interface Props {
  /** Who must sign in, when only this person may. */
  readonly email?: string;
  readonly onSignedIn: (session: Session) => void;
  readonly beside?: ReactNode;
}

/** E-mail address and password; then, for those who have one, the code of the second factor. */
export function SignInForm({ email, onSignedIn, beside }: Props) {
  const { t, language } = useAccountText();
  const queries = useQueryClient();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const form = useForm<Values>({
    initial: { email: email ?? '', password: '', code: '' },
    check: (values) => missing(values, step, t),
    send: async ({ code, ...credentials }) => {
      try {
        const given = { email: credentials.email.trim(), password: credentials.password };
        onSignedIn(await signIn(queries, step === 'code' ? { ...given, code: code.trim() } : given));
      } catch (error) {
        if (!(error instanceof ApiError) || error.problem.code !== 'secondFactorNeeded') throw error;
        setStep('code');
      }
    },
    explain: (problem) => explain(problem, (seconds) => t('signIn.tooMany', timeOf(seconds, language))),
  });
  const codeField = fieldId(form, 'code');
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    document.getElementById(step === 'code' ? codeField : fieldId(form, 'password'))?.focus();
  }, [step, codeField, form]);

  return (
    <FormView form={form} send={t('signIn.do')} sending={t('signIn.doing')} beside={beside}>
      {step === 'password' ? (
        <>
          <TextField
            form={form}
            name="email"
            label={t('field.email')}
            type="email"
            autoComplete="username"
            spellCheck={false}
            readOnly={email !== undefined}
          />
          <PasswordField form={form} name="password" label={t('field.password')} />
        </>
      ) : (
        <>
          <p>{t('signIn.codeFor', { email: form.values.email })}</p>
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
          <p>
            <UnstyledButton
              className={classes.back}
              onClick={() => {
                form.reset({ ...form.values, code: '' });
                setStep('password');
              }}
            >
              {t('signIn.back')}
            </UnstyledButton>
          </p>
        </>
      )}
    </FormView>
  );
}

type Say = ReturnType<typeof useAccountText>['t'];

function missing({ email, password, code }: Values, step: 'password' | 'code', t: Say): Errors<Values> {
  if (step === 'code') return code.trim() === '' ? { code: t('signIn.codeMissing') } : {};
  return {
    ...(email.trim() === '' ? { email: t('signIn.emailMissing') } : {}),
    ...(password === '' ? { password: t('signIn.passwordMissing') } : {}),
  };
}

function explain(problem: Problem, tooMany: (seconds: number) => string): Errors<Values> | null {
  const said = problem.detail ?? problem.title;
  if (problem.code === 'wrongCode') return { code: said };
  if (problem.code !== 'tooManyAttempts') return null;
  const seconds = problem['retryAfterSeconds'];
  return { '': typeof seconds === 'number' ? tooMany(seconds) : said };
}

function timeOf(seconds: number, language: 'en' | 'fr') {
  return {
    minutes: Math.max(1, Math.ceil(seconds / 60)),
    time: clockTime(new Date(Date.now() + seconds * 1000), language),
  };
}
