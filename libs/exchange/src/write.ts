import type { ProfileFigure, Submission, SubmittedValue } from './types.js';

/** A number that is written with the very digits it was typed with. */
class Typed {
  constructor(readonly digits: string) {}
}

type Writable = null | string | number | Typed | readonly Writable[] | { readonly [field: string]: Writable };

/**
 * The canonical submission file: fields in the order of the format, values in catalogue order, numbers as typed,
 * what is null left out (but not `value`), two blanks of indentation, a line feed at the end. `readSubmission` of
 * it gives the same submission.
 */
export function writeSubmission(submission: Submission): string {
  const { profile, values, ...head } = submission;
  const file: Writable = {
    ...withoutNulls(head),
    profile: Object.fromEntries(profile.map((figure) => [figure.key, writeFigure(figure)])),
    values: values.map(writeValue),
  };
  return `${print(file, '')}\n`;
}

function writeFigure({ value, stated, unit, year, source, page, note }: ProfileFigure): Writable {
  return {
    value: value === null ? stated : new Typed(stated),
    ...withoutNulls({ unit, year, source, page, note }),
  };
}

function writeValue(submitted: SubmittedValue): Writable {
  const { code, dataPoint, status, value, typed, inputs, typedInputs, ...rest } = submitted;
  return {
    code,
    dataPoint,
    status,
    value: value === null ? null : new Typed(typed ?? `${value}`),
    ...(inputs && {
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([key, number]) => [key, new Typed(typedInputs?.[key] ?? `${number}`)]),
      ),
    }),
    ...withoutNulls(rest),
  };
}

function withoutNulls(fields: Readonly<Record<string, string | number | null>>): Record<string, Writable> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function print(value: Writable, indent: string): string {
  if (value instanceof Typed) return value.digits;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    return block(
      '[',
      ']',
      value.map((item) => print(item, inner)),
      indent,
    );
  }
  const fields = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}: ${print(item, inner)}`,
  );
  return block('{', '}', fields, indent);
}

const isList = (value: Writable): value is readonly Writable[] => Array.isArray(value);

function block(open: string, close: string, lines: readonly string[], indent: string): string {
  if (lines.length === 0) return `${open}${close}`;
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`;
}
