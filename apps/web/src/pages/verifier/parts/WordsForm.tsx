import { Button, Loader } from '@mantine/core';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { ApiError } from '../../../api/client.js';
import { useDeskText } from '../text.js';
import { useDraft } from './useDraft.js';
import fieldClasses from '../../workspace/fields/Field.module.css';
import classes from './Parts.module.css';

interface Props {
  /** Under which the words are kept until they are sent. */
  readonly draft: string;
  readonly label: string;
  readonly hint?: string;
  readonly initial?: string;
  readonly rows?: number;
  /** Text of the button. */
  readonly send: string;
  /** Said where words are needed and none are there; without it they may be left out. */
  readonly missing?: string;
  /** What keeps it from being sent besides missing words, as a sentence. */
  readonly check?: () => string | null;
  /** Answers false when the words were not taken and are to stay. */
  readonly onSend: (words: string) => Promise<unknown>;
  readonly onCancel?: () => void;
  /** Takes the focus when it appears: it was asked for by a key or a button. */
  readonly focus?: boolean;
  /** Further fields, above the words. */
  readonly children?: ReactNode;
}

/** A field for words and a button that sends them; what is typed stays until the server has it. */
export function WordsForm(props: Props) {
  const { draft, label, hint, initial = '', rows = 3, send, missing, check, onSend, onCancel } = props;
  const { t } = useDeskText();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const busy = useRef(false);
  const [words, setWords] = useDraft(draft, initial);
  const [sending, setSending] = useState(false);
  const [lacking, setLacking] = useState(false);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    // With its button, not only as far as the field that has the focus.
    if (props.focus) form.current?.scrollIntoView({ block: 'nearest' });
  }, [props.focus]);
  const submit = async () => {
    const lacks = missing !== undefined && words.trim() === '';
    const obstacle = check?.() ?? null;
    setLacking(lacks);
    setProblem(obstacle ?? '');
    if (lacks) field.current?.focus();
    if (lacks || obstacle !== null || busy.current) return;
    busy.current = true;
    setSending(true);
    try {
      if ((await onSend(words.trim())) !== false) setWords(initial);
    } catch (error) {
      const unreachable = error instanceof ApiError && error.status === 0;
      const said = error instanceof ApiError ? error.message : t('error.unexpected');
      setProblem(unreachable ? t('form.unreachable') : said);
    } finally {
      busy.current = false;
      setSending(false);
    }
  };
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {props.children}
      <div className={fieldClasses.field}>
        <label className={fieldClasses.label} htmlFor={id}>
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className={fieldClasses.hint}>
            {hint}
          </p>
        )}
        {lacking && (
          <p id={`${id}-error`} className={fieldClasses.error} role="alert">
            {missing}
          </p>
        )}
        <textarea
          ref={field}
          id={id}
          className={fieldClasses.control}
          rows={rows}
          maxLength={4000}
          autoFocus={props.focus}
          aria-invalid={lacking || undefined}
          aria-describedby={
            [hint !== undefined && `${id}-hint`, lacking && `${id}-error`].filter(Boolean).join(' ') ||
            undefined
          }
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <p className={fieldClasses.error} role="alert">
        {problem}
      </p>
      <div className={classes.actions}>
        <Button
          type="submit"
          size="compact-md"
          aria-disabled={sending || undefined}
          leftSection={sending ? <Loader size="1em" color="currentColor" aria-hidden="true" /> : undefined}
        >
          {send}
        </Button>
        {onCancel && (
          <Button variant="subtle" size="compact-md" onClick={onCancel}>
            {t('form.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
