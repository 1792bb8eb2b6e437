import { Button, Loader } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useAccountText } from '../session/text.js';
import { fieldId, type Form } from './useForm.js';
import classes from './Form.module.css';

interface Props<Values> {
  readonly form: Form<Values>;
  readonly children: ReactNode;
  /** Text of the button, and while the request is under way. */
  readonly send: string;
  readonly sending: string;
  /** Said when it was taken; without it the page shows it in another way. */
  readonly sent?: string;
  readonly danger?: boolean;
  /** Beside the button, e.g. one to leave without change. */
  readonly beside?: ReactNode;
  readonly label?: string;
}

/** A form in the manner of GOV.UK: errors in a summary that takes the focus, and beside each field. */
export function FormView<Values>({
  form,
  children,
  send,
  sending,
  sent,
  danger,
  beside,
  label,
}: Props<Values>) {
  return (
    <form className={classes.form} noValidate onSubmit={form.submit} aria-label={label}>
      <ErrorSummary form={form} />
      {children}
      <div className={classes.actions}>
        <Button
          type="submit"
          aria-disabled={form.sending || undefined}
          leftSection={
            form.sending ? <Loader size="1em" color="currentColor" aria-hidden="true" /> : undefined
          }
          className={danger ? classes.danger : undefined}
        >
          {form.sending ? sending : send}
        </Button>
        {beside}
        <span role="status" className={classes.status}>
          {form.sending && <span className="srOnly">{sending}</span>}
          {form.done && sent}
        </span>
      </div>
    </form>
  );
}

/** All errors of a form as links to their fields; takes the focus whenever errors were found. */
function ErrorSummary<Values>({ form }: { readonly form: Form<Values> }) {
  const { t } = useAccountText();
  const box = useRef<HTMLDivElement>(null);
  const found = Object.entries(form.errors) as [string, string][];
  useEffect(() => {
    if (form.refusals === 0) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [form.refusals]);
  if (found.length === 0) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      className={classes.summary}
      role="alert"
      aria-labelledby={`${form.id}-problem`}
    >
      <h2 id={`${form.id}-problem`}>{t('form.problem')}</h2>
      <ul>
        {found.map(([name, message]) => (
          <li key={name}>
            {name === '' ? (
              message
            ) : (
              <a
                href={`#${fieldId(form, name)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(form, name))?.focus();
                }}
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
