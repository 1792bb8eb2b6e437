import { describe, expect, it } from '@jest/globals';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { apiText, type MessageKey } from './texts.js';

/** Every parameter that any sentence of the API takes. */
const params = {
  count: 2,
  allowed: 'a, b',
  from: 1,
  to: 2,
  max: 3,
  scope: 'import',
  slug: 'x',
  id: 'x',
  dataPoint: 'x',
  version: 'x',
  megabytes: 2,
  minutes: 15,
  benchmarks: '2026.1',
  reason: 'notReady',
  year: 2026,
  name: 'x',
  label: 'x',
  input: 'x',
  value: 2,
  range: 'between',
  city: 'x',
  figures: 2,
  comments: 2,
  refusal: 'notVerifier',
  number: 3,
  issue: 'x',
  subject: 'x',
  level: 3,
};

describe('the sentences of the API', () => {
  it('exist in every language', () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
  });

  it('can all be formed', () => {
    for (const key of Object.keys(en) as MessageKey[]) {
      for (const language of ['en', 'fr'] as const) {
        expect(apiText(language, key, params)).not.toMatch(/[{}]/);
      }
    }
  });
});
