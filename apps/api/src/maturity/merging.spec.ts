import { describe, expect, it } from '@jest/globals';
import { merged } from './merging.js';

const seen = { answer: 'partly', note: 'A draft exists.' };

describe('what two people write at the same time', () => {
  it('is both kept when they write different fields', () => {
    const now = { ...seen, note: 'Adopted in March.' };
    expect(merged(seen, now, { answer: 'yes' })).toEqual({
      kind: 'changed',
      content: { answer: 'yes', note: 'Adopted in March.' },
    });
  });

  it('is a conflict when they write the same field differently', () => {
    const now = { ...seen, answer: 'no' };
    expect(merged(seen, now, { answer: 'yes' })).toEqual({ kind: 'conflict', fields: ['answer'] });
  });

  it('is nothing new when they write the same', () => {
    const now = { ...seen, answer: 'yes' };
    expect(merged(seen, now, { answer: 'yes' })).toEqual({ kind: 'unchanged' });
  });

  it('keeps what a person sends back as they saw it', () => {
    const now = { ...seen, note: 'Adopted in March.' };
    expect(merged(seen, now, { ...seen })).toEqual({ kind: 'unchanged' });
  });
});
