import { useId, useRef, useState, type FormEvent } from 'react';
import { ApiError, type Problem } from '../api/client.js';
import { useAccountText } from '../session/text.js';

/** Errors by field; under `''` stands what concerns the whole form. */
export type Errors<Values> = Partial<Record<(keyof Values & string) | '', string>>;

export interface Form<Values> {
  readonly id: string;
  readonly values: Values;
  readonly errors: Errors<Values>;
  readonly sending: boolean;
  /** True after what was sent was taken, until something is changed again. */
  readonly done: boolean;
  /** Counts the times that errors were found, so that the summary can take the focus each time. */
  readonly refusals: number;
  readonly set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  readonly submit: (event: FormEvent) => void;
  /** Begins again with these values. */
  readonly reset: (values: Values) => void;
}

interface Settings<Values> {
  readonly initial: Values;
  /** Errors that can be known without asking the server. */
  readonly check?: (values: Values) => Errors<Values>;
  readonly send: (values: Values) => Promise<unknown>;
  /** Errors for a problem that concerns certain fields, where the problem itself does not name them. */
  readonly explain?: (problem: Problem, values: Values) => Errors<Values> | null;
}

/** The state of a form. What was typed stays until it was taken, whatever happens in between. */
export function useForm<Values extends object>({
  initial,
  check,
  send,
  explain,
}: Settings<Values>): Form<Values> {
  const { t } = useAccountText();
  const id = useId();
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors<Values>>({});
  const [refusals, setRefusals] = useState(0);
  const [state, setState] = useState<'open' | 'sending' | 'done'>('open');
  const busy = useRef(false);

  const refuse = (found: Errors<Values>) => {
    setErrors(found);
    setRefusals((count) => count + 1);
    setState('open');
  };
  const explained = (error: unknown): Errors<Values> => {
    const whole = (message: string) => ({ '': message }) as Errors<Values>;
    if (!(error instanceof ApiError)) return whole(t('error.unexpected'));
    const { problem } = error;
    if (problem.status === 0) return whole(t('form.unreachable'));
    return (
      explain?.(problem, values) ?? fieldErrors(problem, values) ?? whole(problem.detail ?? problem.title)
    );
  };
  const run = async () => {
    const found = check?.(values) ?? {};
    if (Object.keys(found).length > 0) return refuse(found);
    busy.current = true;
    setErrors({});
    setState('sending');
    try {
      await send(values);
      setState('done');
    } catch (error) {
      refuse(explained(error));
    } finally {
      busy.current = false;
    }
  };
  return {
    id,
    values,
    errors,
    sending: state === 'sending',
    done: state === 'done',
    refusals,
    set: (name, value) => {
      setValues((before) => ({ ...before, [name]: value }));
      if (!busy.current) setState('open');
    },
    submit: (event) => {
      event.preventDefault();
      if (!busy.current) void run();
    },
    reset: (next) => {
      setValues(next);
      setErrors({});
      setState('open');
    },
  };
}

/** What the server says about single fields; what it says about others stands for the whole form. */
function fieldErrors<Values extends object>(problem: Problem, values: Values): Errors<Values> | null {
  if (problem.errors === undefined || problem.errors.length === 0) return null;
  const found: Record<string, string> = {};
  for (const { path, message } of problem.errors) {
    const name = path.split(/[.[]/)[0] ?? '';
    const field = name in values ? name : '';
    found[field] = found[field] === undefined ? message : `${found[field]} ${message}`;
  }
  return found as Errors<Values>;
}

/** Element id of a field of a form. */
export function fieldId(form: { readonly id: string }, name: string, part = ''): string {
  return `${form.id}-${name}${part === '' ? '' : `-${part}`}`;
}
