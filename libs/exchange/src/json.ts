import { MAX_DEPTH } from './limits.js';

/**
 * A strict JSON reader (RFC 8259) that keeps what `JSON.parse` throws away and a submission needs: every number as
 * it was typed, every field that occurs twice, and the line and column of an error. Nesting is limited, so hostile
 * input cannot exhaust the stack. The words NaN and Infinity, which some programs write, are read as numbers without
 * a value, so that they can be reported at their place.
 */
export type JsonNode =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number; readonly typed: string }
  | { readonly kind: 'list'; readonly items: readonly JsonNode[] }
  | JsonObject;

export interface JsonObject {
  readonly kind: 'object';
  readonly fields: ReadonlyMap<string, JsonNode>;
  /** Names that occur more than once, each once. */
  readonly repeated: readonly string[];
}

export type JsonFailure = {
  readonly code: 'notJson' | 'unexpectedEnd' | 'tooDeep';
  readonly line: number;
  readonly column: number;
  /** The character that was not expected. */
  readonly found: string;
};

export type JsonReading =
  { readonly ok: true; readonly node: JsonNode } | { readonly ok: false; readonly failure: JsonFailure };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NOT_A_NUMBER = /[+-]?(?:NaN|Infinity)/y;
const BLANKS = /[ \t\n\r]*/y;
/** The grammar allows every character in a text but the quote, the backslash and the control characters. */
// eslint-disable-next-line no-control-regex
const PLAIN_TEXT = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Stop extends Error {
  constructor(
    readonly code: JsonFailure['code'],
    readonly at: number,
  ) {
    super(code);
  }
}

/** Reads one JSON text. Never throws; a leading byte-order mark is skipped. */
export function readJson(text: string): JsonReading {
  const reader = new Reader(text);
  try {
    return { ok: true, node: reader.document() };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { ok: false, failure: { code: error.code, ...placeOf(text, error.at) } };
  }
}

/** Line and column from 1, and the character there. */
function placeOf(text: string, at: number): { line: number; column: number; found: string } {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  const point = text.codePointAt(at);
  return {
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    found: point === undefined ? '' : JSON.stringify(String.fromCodePoint(point)).slice(1, -1),
  };
}

class Reader {
  private at: number;

  constructor(private readonly text: string) {
    this.at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  document(): JsonNode {
    const node = this.value(0);
    this.blanks();
    if (this.at < this.text.length) this.stop();
    return node;
  }

  private value(depth: number): JsonNode {
    this.blanks();
    const next = this.text[this.at];
    if (next === '{' || next === '[') {
      if (depth === MAX_DEPTH) throw new Stop('tooDeep', this.at);
      this.at += 1;
      return next === '{' ? this.object(depth + 1) : this.list(depth + 1);
    }
    if (next === '"') return { kind: 'text', value: this.string() };
    const number = this.match(NUMBER);
    if (number) return { kind: 'number', value: Number(number), typed: number };
    const nonFinite = this.match(NOT_A_NUMBER);
    if (nonFinite) return { kind: 'number', value: Number.NaN, typed: nonFinite };
    if (this.word('true')) return { kind: 'boolean', value: true };
    if (this.word('false')) return { kind: 'boolean', value: false };
    if (this.word('null')) return { kind: 'null' };
    return this.stop();
  }

  private object(depth: number): JsonNode {
    const fields = new Map<string, JsonNode>();
    const repeated = new Set<string>();
    if (this.sign('}')) return { kind: 'object', fields, repeated: [] };
    do {
      this.blanks();
      if (this.text[this.at] !== '"') this.stop();
      const name = this.string();
      if (!this.sign(':')) this.stop();
      const value = this.value(depth);
      if (fields.has(name)) repeated.add(name);
      fields.set(name, value);
    } while (this.sign(','));
    if (!this.sign('}')) this.stop();
    return { kind: 'object', fields, repeated: [...repeated] };
  }

  private list(depth: number): JsonNode {
    const items: JsonNode[] = [];
    if (this.sign(']')) return { kind: 'list', items };
    do items.push(this.value(depth));
    while (this.sign(','));
    if (!this.sign(']')) this.stop();
    return { kind: 'list', items };
  }

  private string(): string {
    this.at += 1;
    let value = '';
    for (;;) {
      value += this.match(PLAIN_TEXT);
      const next = this.text[this.at];
      if (next === '"') {
        this.at += 1;
        return value;
      }
      if (next !== '\\') this.stop();
      value += this.escape();
    }
  }

  private escape(): string {
    const letter = this.text[this.at + 1];
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.stop();
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = letter === undefined ? undefined : ESCAPES[letter];
    if (character === undefined) this.stop();
    this.at += 2;
    return character;
  }

  private blanks(): void {
    this.match(BLANKS);
  }

  private sign(sign: string): boolean {
    this.blanks();
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private stop(): never {
    throw new Stop(this.at >= this.text.length ? 'unexpectedEnd' : 'notJson', this.at);
  }
}
