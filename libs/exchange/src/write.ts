import { print, Typed, withoutNulls, type Writable } from './print.js';
import type { ProfileFigure, Submission, SubmittedValue } from './types.js';

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
