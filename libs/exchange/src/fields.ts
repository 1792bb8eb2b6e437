import type { JsonNode, JsonObject } from './json.js';
import { MAX_NUMBER_LENGTH } from './limits.js';
import { type ProblemList, quoted } from './problems.js';

/** No figure of a city needs one, and a database cannot store every such number digit by digit. */
const LONG_EXPONENT = /[eE][+-]?\d{4,}$/;

/** A number of the file, with its text. */
export interface TypedNumber {
  readonly value: number;
  readonly typed: string;
}

/** Checks the names of an object's fields: nothing unknown, nothing twice, nothing missing. */
export function checkFields(
  object: JsonObject,
  path: string,
  known: readonly string[],
  required: readonly string[],
  problems: ProblemList,
): void {
  for (const field of object.fields.keys()) {
    if (known.includes(field)) continue;
    problems.error(join(path, quoted(field)), 'unknownField', {
      field: quoted(field),
      known: known.join(', '),
    });
  }
  for (const field of object.repeated) {
    problems.error(join(path, quoted(field)), 'repeatedField', { field: quoted(field) });
  }
  for (const field of required) {
    if (!object.fields.has(field)) problems.error(join(path, field), 'missingField', { field });
  }
}

export function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

/** Takes single fields out of one object and reports what is wrong with each at its path. */
export class FieldReader {
  constructor(
    private readonly object: JsonObject,
    private readonly path: string,
    private readonly problems: ProblemList,
  ) {}

  /** The field's node; undefined when it is left out or null. */
  node(field: string): JsonNode | undefined {
    const node = this.object.fields.get(field);
    return node?.kind === 'null' ? undefined : node;
  }

  isNull(field: string): boolean {
    return this.object.fields.get(field)?.kind === 'null';
  }

  pathOf(field: string): string {
    return join(this.path, field);
  }

  /**
   * A text of one line, put into Unicode's composed form, without blanks at its ends. What looks like HTML or SQL is
   * text like any other. `null` when left out or wrong.
   */
  line(field: string, max: number): string | null {
    return this.text(field, max, /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
  }

  /** A text that may have several lines. */
  lines(field: string, max: number): string | null {
    return this.text(field, max, /(?![\t\n\r])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
  }

  /** As `line`, but the field must say something. */
  requiredLine(field: string, max: number): string {
    if (this.isNull(field)) this.wrongType(field, { kind: 'null' }, 'text');
    const text = this.line(field, max);
    if (text === '') this.problems.error(this.pathOf(field), 'emptyText');
    return text ?? '';
  }

  /** A finite number; `null` when left out or wrong. */
  number(field: string): TypedNumber | null {
    const node = this.node(field);
    return node ? readNumber(node, this.pathOf(field), this.problems) : null;
  }

  /** A whole year within the bounds. */
  year(field: string, bounds: { from: number; to: number }): number | null {
    const number = this.number(field);
    if (!number) return null;
    if (Number.isInteger(number.value) && number.value >= bounds.from && number.value <= bounds.to) {
      return number.value;
    }
    const { from, to } = bounds;
    this.problems.error(this.pathOf(field), 'notAYear', { text: number.typed, from: `${from}`, to: `${to}` });
    return null;
  }

  /** The page of the source document. */
  page(field: string): number | null {
    const number = this.number(field);
    if (!number) return null;
    if (Number.isInteger(number.value) && number.value >= 0 && number.value < 100_000) return number.value;
    this.problems.error(this.pathOf(field), 'notAPage', { text: number.typed });
    return null;
  }

  wrongType(field: string, node: JsonNode, expected: 'text' | 'number' | 'list' | 'object'): void {
    this.problems.error(this.pathOf(field), 'wrongType', { found: node.kind, expected });
  }

  private text(field: string, max: number, refused: RegExp): string | null {
    const node = this.node(field);
    if (!node) return null;
    if (node.kind !== 'text') {
      this.wrongType(field, node, 'text');
      return null;
    }
    const text = node.value.normalize('NFC').trim();
    const path = this.pathOf(field);
    if (text.length > max) this.problems.error(path, 'textTooLong', { max: `${max}` });
    else if (refused.test(text)) this.problems.error(path, 'controlCharacters');
    else return text;
    return null;
  }
}

/** A finite number of a node, or a problem at its path. */
export function readNumber(node: JsonNode, path: string, problems: ProblemList): TypedNumber | null {
  if (node.kind !== 'number') {
    if (node.kind === 'text') problems.error(path, 'textForNumber', { text: quoted(node.value) });
    else if (node.kind === 'boolean') problems.error(path, 'booleanForNumber');
    else problems.error(path, 'wrongType', { found: node.kind, expected: 'number' });
    return null;
  }
  const { value, typed } = node;
  if (Number.isNaN(value)) problems.error(path, 'notANumber', { text: typed });
  else if (!Number.isFinite(value)) problems.error(path, 'numberTooLarge', { text: quoted(typed) });
  else if (typed.length > MAX_NUMBER_LENGTH || LONG_EXPONENT.test(typed)) {
    problems.error(path, 'numberTooLong', { max: `${MAX_NUMBER_LENGTH}` });
  } else return { value: value === 0 ? 0 : value, typed };
  return null;
}
