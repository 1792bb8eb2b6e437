import { NativeSelect, Textarea, TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAccountText } from '../session/text.js';
import { fieldId, type Form } from './useForm.js';
import classes from './Form.module.css';

/** Names of the fields of a form that hold a certain type. */
export type NamesOf<Values, Type> = {
  [Name in keyof Values & string]: Values[Name] extends Type ? Name : never;
}[keyof Values & string];

interface FieldProps<Values, Type> {
  readonly form: Form<Values>;
  readonly name: NamesOf<Values, Type>;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
}

/** Label, hint, error, field: in this order, each said with the field. */
const ORDER: TextInputProps['inputWrapperOrder'] = ['label', 'description', 'error', 'input'];

const styling = {
  inputWrapperOrder: ORDER,
  classNames: {
    root: classes.field,
    label: classes.label,
    description: classes.hint,
    error: classes.error,
    input: classes.input,
  },
};

type TextProps = Pick<
  TextInputProps,
  'type' | 'autoComplete' | 'inputMode' | 'spellCheck' | 'maxLength' | 'readOnly'
>;

interface TextFieldProps<Values> extends FieldProps<Values, string>, TextProps {
  /** Width that fits what is asked for. */
  readonly width?: 'code' | 'short' | 'full';
  readonly rightSection?: ReactNode;
}

/** One line of text. */
export function TextField<Values>(props: TextFieldProps<Values>) {
  const { form, name, label, hint, optional, width = 'full', ...rest } = props;
  return (
    <TextInput
      {...styling}
      {...rest}
      id={fieldId(form, name)}
      data-width={width}
      label={<FieldLabel label={label} optional={optional} />}
      description={hint}
      error={form.errors[name]}
      value={form.values[name] as string}
      onChange={(event) => form.set(name, event.currentTarget.value as Values[typeof name])}
    />
  );
}

/** Some lines of text. */
export function WordsField<Values>(
  props: FieldProps<Values, string> & { readonly rows?: number; readonly maxLength?: number },
) {
  const { form, name, label, hint, optional, rows = 3, maxLength = 4000 } = props;
  return (
    <Textarea
      {...styling}
      id={fieldId(form, name)}
      label={<FieldLabel label={label} optional={optional} />}
      description={hint}
      error={form.errors[name]}
      rows={rows}
      maxLength={maxLength}
      value={form.values[name] as string}
      onChange={(event) => form.set(name, event.currentTarget.value as Values[typeof name])}
    />
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** One of many. */
export function SelectField<Values>({
  form,
  name,
  label,
  hint,
  optional,
  choices,
}: FieldProps<Values, string> & { readonly choices: readonly Choice[] }) {
  return (
    <NativeSelect
      {...styling}
      id={fieldId(form, name)}
      label={<FieldLabel label={label} optional={optional} />}
      description={hint}
      error={form.errors[name]}
      value={form.values[name] as string}
      onChange={(event) => form.set(name, event.currentTarget.value as Values[typeof name])}
      data={choices.map(({ value, label: text }) => ({ value, label: text }))}
    />
  );
}

/** One of few, all in sight. */
export function RadioField<Values>(
  props: FieldProps<Values, string> & { readonly choices: readonly Choice[] },
) {
  const { form, name, choices } = props;
  return (
    <Group {...props}>
      {choices.map((choice, index) => (
        <Option
          key={choice.value}
          type="radio"
          id={index === 0 ? fieldId(form, name) : fieldId(form, name, choice.value)}
          name={fieldId(form, name)}
          choice={choice}
          checked={form.values[name] === choice.value}
          onChange={() => form.set(name, choice.value as Values[typeof name])}
        />
      ))}
    </Group>
  );
}

/** Any of few. */
export function CheckboxesField<Values>(
  props: FieldProps<Values, readonly string[]> & { readonly choices: readonly Choice[] },
) {
  const { form, name, choices } = props;
  const chosen = form.values[name] as readonly string[];
  return (
    <Group {...props}>
      {choices.map((choice, index) => (
        <Option
          key={choice.value}
          type="checkbox"
          id={index === 0 ? fieldId(form, name) : fieldId(form, name, choice.value)}
          name={fieldId(form, name, choice.value)}
          choice={choice}
          checked={chosen.includes(choice.value)}
          onChange={(checked) => {
            // In the order in which they stand, whatever the order of the clicks.
            const next = choices
              .map(({ value }) => value)
              .filter((value) => (value === choice.value ? checked : chosen.includes(value)));
            form.set(name, next as Values[typeof name]);
          }}
        />
      ))}
    </Group>
  );
}

function Group<Values, Type>({
  form,
  name,
  label,
  hint,
  optional,
  children,
}: FieldProps<Values, Type> & { readonly children: ReactNode }) {
  const error = form.errors[name];
  const said = [hint && fieldId(form, name, 'hint'), error && fieldId(form, name, 'error')].filter(Boolean);
  return (
    <fieldset
      className={`${classes.field} ${classes.group}`}
      data-invalid={error !== undefined || undefined}
      aria-describedby={said.length === 0 ? undefined : said.join(' ')}
    >
      <legend className={classes.label}>
        <FieldLabel label={label} optional={optional} />
      </legend>
      {hint && (
        <p id={fieldId(form, name, 'hint')} className={classes.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={fieldId(form, name, 'error')} className={classes.error}>
          {error}
        </p>
      )}
      {children}
    </fieldset>
  );
}

function Option(props: {
  readonly type: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly choice: Choice;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const { choice, id, onChange, ...input } = props;
  const hintId = choice.hint === undefined ? undefined : `${id}-about`;
  return (
    <div className={classes.option}>
      <input
        {...input}
        id={id}
        value={choice.value}
        aria-describedby={hintId}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{choice.label}</label>
      {choice.hint && (
        <span id={hintId} className={classes.hint}>
          {choice.hint}
        </span>
      )}
    </div>
  );
}

function FieldLabel({ label, optional }: { readonly label: string; readonly optional: boolean | undefined }) {
  const { t } = useAccountText();
  return optional ? t('form.optional', { label }) : label;
}
