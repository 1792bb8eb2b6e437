import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentOf, fieldsOf, mergeFields, readPatch } from './entry-fields.js';

const DATA_POINT = 'householdInternetAccess';

const texts = [
  'sources',
  'note',
  'explanation',
  'unit',
  'inputs.householdsWithInternet',
  'inputs.households',
];
const value = fc.constantFrom('1', '2', '3');
const fields = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...texts), value), { selector: ([name]) => name })
  .map((pairs) => new Map(pairs));
const changes = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...texts), fc.option(value)), { selector: ([name]) => name })
  .map((pairs) => new Map(pairs));

describe('changes of two people', () => {
  it('are merged field by field, or not at all', () => {
    fc.assert(
      fc.property(fields, fields, changes, (base, current, mine) => {
        const merge = mergeFields(DATA_POINT, base, current, mine);
        for (const name of texts) {
          const [before, theirs] = [base.get(name) ?? null, current.get(name) ?? null];
          const wanted = mine.has(name) ? (mine.get(name) ?? null) : before;
          const clash = wanted !== before && theirs !== before && wanted !== theirs;
          if (!merge.ok) expect(merge.conflicts.includes(name)).toBe(clash);
          else {
            expect(clash).toBe(false);
            expect(merge.fields.get(name) ?? null).toBe(wanted === before ? theirs : wanted);
          }
        }
        if (!merge.ok) expect(merge.conflicts.length).toBeGreaterThan(0);
      }),
    );
  });

  it('come to the same in either order when they touch different fields', () => {
    fc.assert(
      fc.property(fields, changes, changes, (base, left, right) => {
        const others = new Map([...right].filter(([name]) => !left.has(name)));
        const apply = (first: typeof left, second: typeof left) => {
          const one = mergeFields(DATA_POINT, base, base, first);
          if (!one.ok) throw new Error('A change of the newest revision cannot clash.');
          const two = mergeFields(DATA_POINT, base, one.fields, second);
          return two.ok ? Object.fromEntries([...two.fields].toSorted()) : two.conflicts;
        };
        expect(apply(left, others)).toEqual(apply(others, left));
      }),
    );
  });

  it('that say nothing new leave everything as it is', () => {
    fc.assert(
      fc.property(fields, fields, (base, current) => {
        const merge = mergeFields(DATA_POINT, base, current, base);
        expect(merge.ok && [...merge.fields]).toEqual([...current]);
      }),
    );
  });
});

describe('a patch', () => {
  it('makes a data point reported by its first figure, and nothing by its last', () => {
    const { changes: given } = readPatch(DATA_POINT, { inputs: { householdsWithInternet: '1,5' } }, 'fr');
    const first = mergeFields(DATA_POINT, new Map(), new Map(), given);
    if (!first.ok) throw new Error('refused');
    expect(Object.fromEntries(first.fields)).toEqual({
      status: 'reported',
      'inputs.householdsWithInternet': '1.5',
    });
    const { changes: taken } = readPatch(DATA_POINT, { inputs: { householdsWithInternet: null } }, 'en');
    const last = mergeFields(DATA_POINT, first.fields, first.fields, taken);
    expect(last.ok && last.fields.size).toBe(0);
  });

  it('that says that there is no figure drops the figures and keeps the words', () => {
    const before = new Map([
      ['status', 'reported'],
      ['value', '97'],
      ['unit', '%'],
      ['sources', 'Survey'],
    ]);
    const merge = mergeFields(DATA_POINT, before, before, new Map([['status', 'notReported']]));
    expect(merge.ok && Object.fromEntries(merge.fields)).toEqual({
      status: 'notReported',
      sources: 'Survey',
    });
  });

  it('is stored so that reading gives the same fields', () => {
    fc.assert(
      fc.property(fields, (given) => {
        const content = contentOf(DATA_POINT, given, null);
        const stored = { ...content, revision: 1, updatedAt: new Date(0), updatedBy: 'user:x' };
        expect(new Map([...fieldsOf(stored)].toSorted())).toEqual(new Map([...given].toSorted()));
      }),
    );
  });
});
