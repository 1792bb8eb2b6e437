import { describe, expect, it } from '@jest/globals';
import { countStates, queueOf, readQueueFilter } from './queue.js';
import type { DeskItem } from './types.js';

const item = (
  name: string,
  state: DeskItem['assessment']['state'],
  ageDays: number | null,
  duty: DeskItem['duty'] = null,
): DeskItem => ({
  assessment: {
    id: name,
    city: { slug: name.toLowerCase().replace('ø', 'o'), name, country: 'Norway', countryCode: 'NO' },
    year: 2026,
    state,
  },
  programme: { id: 'hub', name: 'Nordic hub' },
  submittedAt: null,
  ageDays,
  progress: { reported: 0, judged: 0, queried: 0, answered: 0, confirmed: 0, total: 112 },
  openQuestions: 0,
  answeredQuestions: 0,
  verifiers: duty === null ? [] : [{ user: { id: 'vera', name: 'Vera' }, duty }],
  duty,
});

const ITEMS = [
  item('Rana', 'inVerification', 3, 'verifier'),
  item('Ålesund', 'submitted', 12),
  item('Asker', 'submitted', 12),
  item('Karmøy', 'returned', null),
];

const filter = (query: string) => readQueueFilter(new URLSearchParams(query));
const shown = (query: string) =>
  queueOf(ITEMS, filter(query), 'en').map(({ assessment }) => assessment.city.name);

describe('the queue', () => {
  it('begins with what waits longest, then by name; what is not submitted comes last', () => {
    expect(shown('')).toEqual(['Ålesund', 'Asker', 'Rana', 'Karmøy']);
  });

  it('sorts by city and by state when asked to', () => {
    expect(shown('sort=city')[0]).toBe('Ålesund');
    expect(shown('sort=state')).toEqual(['Ålesund', 'Asker', 'Karmøy', 'Rana']);
    expect(shown('sort=nonsense')).toEqual(shown(''));
  });

  it('shows one state, one city, one’s own, or what the search finds', () => {
    expect(shown('state=submitted')).toEqual(['Ålesund', 'Asker']);
    expect(shown('city=rana')).toEqual(['Rana']);
    expect(shown('mine=true')).toEqual(['Rana']);
    expect(shown('q=alesund')).toEqual(['Ålesund']);
    expect(shown('q=karmoy')).toEqual(['Karmøy']);
    expect(shown('q=vera+nordic')).toEqual(['Rana']);
    expect(shown('q=vera&state=submitted')).toEqual([]);
  });

  it('counts each state as the rest of the filter has it', () => {
    expect([...countStates(ITEMS, filter('state=submitted'))]).toEqual([
      ['inVerification', 1],
      ['submitted', 2],
      ['returned', 1],
    ]);
    expect([...countStates(ITEMS, filter('mine=true'))]).toEqual([['inVerification', 1]]);
  });
});
