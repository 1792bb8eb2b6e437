import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type JsonNode, readJson } from './json.js';
import { MAX_DEPTH } from './limits.js';

/** The plain value of a tree, as `JSON.parse` would give it. */
function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'text':
    case 'number':
      return node.value;
    case 'list':
      return node.items.map(plain);
    case 'object':
      return Object.fromEntries([...node.fields].map(([name, value]) => [name, plain(value)]));
  }
}

const failureOf = (text: string) => {
  const reading = readJson(text);
  return reading.ok ? undefined : reading.failure;
};

describe('reading JSON', () => {
  it('gives what JSON.parse gives for every JSON text', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const reading = readJson(text);
        expect(reading.ok && plain(reading.node)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what JSON.parse refuses, for texts damaged in one place', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom(...'{}[]":,\\-+.e0tx \n'),
        (text, at, sign) => {
          const place = at % (text.length + 1);
          const damaged = text.slice(0, place) + sign + text.slice(place + 1);
          let accepted = true;
          try {
            JSON.parse(damaged);
          } catch {
            accepted = false;
          }
          expect(readJson(damaged).ok).toBe(accepted);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readJson(text)));
  });

  it('keeps every number as typed', () => {
    const reading = readJson('[97.00, 1e3, -0, 12345678901234567890]');
    expect(reading.ok && reading.node.kind === 'list' && reading.node.items).toMatchObject([
      { typed: '97.00' },
      { typed: '1e3' },
      { typed: '-0' },
      { typed: '12345678901234567890' },
    ]);
  });

  it('names line and column of the first character that does not belong', () => {
    expect(failureOf('{\n "a": 1,\n "b" 2\n}')).toEqual({ code: 'notJson', line: 3, column: 6, found: '2' });
    expect(failureOf('')).toMatchObject({ code: 'unexpectedEnd', line: 1, column: 1 });
    expect(failureOf('{"a": [1,')).toMatchObject({ code: 'unexpectedEnd' });
    expect(failureOf('{"a": 1} x')).toMatchObject({ code: 'notJson', column: 10 });
  });

  it('reads NaN and Infinity as numbers without a value', () => {
    const reading = readJson('[NaN, -Infinity]');
    expect(reading.ok && reading.node.kind === 'list' && reading.node.items).toEqual([
      { kind: 'number', value: Number.NaN, typed: 'NaN' },
      { kind: 'number', value: Number.NaN, typed: '-Infinity' },
    ]);
  });

  it('names fields that occur twice', () => {
    const reading = readJson('{"a": 1, "a": 2, "a": 3, "b": 1}');
    expect(reading.ok && reading.node.kind === 'object' && reading.node.repeated).toEqual(['a']);
  });

  it('treats __proto__ as a field like any other', () => {
    const reading = readJson('{"__proto__": {"polluted": 1}}');
    expect(reading.ok && reading.node.kind === 'object' && [...reading.node.fields.keys()]).toEqual([
      '__proto__',
    ]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('reads the deepest nesting allowed and stops at one level more, even at a million', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(readJson(nested(MAX_DEPTH)).ok).toBe(true);
    expect(failureOf(nested(MAX_DEPTH + 1))).toMatchObject({ code: 'tooDeep', column: MAX_DEPTH + 1 });
    expect(failureOf('{"a":'.repeat(1_000_000))).toMatchObject({ code: 'tooDeep' });
  });
});
