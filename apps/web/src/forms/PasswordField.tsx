import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useAccountText } from '../session/text.js';
import { TextField, type NamesOf } from './Fields.js';
import { fieldId, type Form } from './useForm.js';
import classes from './Form.module.css';

/** As the server asks for; it also judges how easily a password is guessed. */
export const SHORTEST_PASSWORD = 12;

interface Props<Values> {
  readonly form: Form<Values>;
  readonly name: NamesOf<Values, string>;
  readonly label: string;
  /** A password that is being chosen: what makes a good one, and how far it is. */
  readonly fresh?: boolean;
}

/** A password, which can be shown while it is typed. */
export function PasswordField<Values>({ form, name, label, fresh = false }: Props<Values>) {
  const { t } = useAccountText();
  const [shown, setShown] = useState(false);
  const typed = form.values[name] as string;
  return (
    <div className={classes.password}>
      <TextField
        form={form}
        name={name}
        label={label}
        hint={fresh ? t('password.hint', { count: SHORTEST_PASSWORD }) : undefined}
        type={shown ? 'text' : 'password'}
        autoComplete={fresh ? 'new-password' : 'current-password'}
        spellCheck={false}
      />
      <UnstyledButton
        className={classes.show}
        aria-controls={fieldId(form, name)}
        aria-label={t(shown ? 'password.hideLabel' : 'password.showLabel', { label })}
        onClick={() => setShown(!shown)}
      >
        {t(shown ? 'password.hide' : 'password.show')}
      </UnstyledButton>
      {fresh && (
        <p className={classes.strength} role="status">
          {typed !== '' &&
            form.errors[name] === undefined &&
            t(strength(typed), { count: Math.max(0, SHORTEST_PASSWORD - [...typed].length) })}
        </p>
      )}
    </div>
  );
}

/** What can be said about a password here; the server knows the words and patterns that people try first. */
function strength(password: string) {
  const characters = [...password];
  if (characters.length < SHORTEST_PASSWORD) return 'password.short';
  if (new Set(characters).size < 6) return 'password.repeats';
  return characters.length < 16 ? 'password.fair' : 'password.good';
}
