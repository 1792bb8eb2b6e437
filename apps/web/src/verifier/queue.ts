import { ASSESSMENT_STATES } from '#workflow';
import { folded } from '../folded.js';
import type { DeskItem } from './types.js';

export const QUEUE_ORDERS = ['age', 'city', 'state'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** Which assessments the queue shows and in which order: as the address says it. */
export interface QueueFilter {
  readonly state: string | null;
  readonly city: string | null;
  readonly mine: boolean;
  readonly search: string;
  readonly order: QueueOrder;
}

export function readQueueFilter(address: URLSearchParams): QueueFilter {
  const order = address.get('sort');
  return {
    state: address.get('state'),
    city: address.get('city'),
    mine: address.get('mine') === 'true',
    search: address.get('q') ?? '',
    order: QUEUE_ORDERS.find((each) => each === order) ?? 'age',
  };
}

/** The assessments that pass, the longest waiting first unless another order is asked for. */
export function queueOf(
  items: readonly DeskItem[],
  filter: QueueFilter,
  language: string,
): readonly DeskItem[] {
  const collator = new Intl.Collator(language);
  const byCity = (a: DeskItem, b: DeskItem) =>
    collator.compare(a.assessment.city.name, b.assessment.city.name) || b.assessment.year - a.assessment.year;
  const byAge = (a: DeskItem, b: DeskItem) => (b.ageDays ?? -1) - (a.ageDays ?? -1) || byCity(a, b);
  const rank = ({ assessment }: DeskItem) =>
    ASSESSMENT_STATES.findIndex((state) => state === assessment.state);
  const orders = {
    age: byAge,
    city: byCity,
    state: (a: DeskItem, b: DeskItem) => rank(a) - rank(b) || byAge(a, b),
  };
  return items.filter((item) => passesQueue(item, filter)).sort(orders[filter.order]);
}

function passesQueue(item: DeskItem, { state, city, mine, search }: QueueFilter): boolean {
  const { assessment, programme, verifiers, duty } = item;
  if (state !== null && assessment.state !== state) return false;
  if (city !== null && assessment.city.slug !== city) return false;
  if (mine && duty === null) return false;
  const words = folded(
    [
      assessment.city.name,
      // Written without letters that not every keyboard has.
      assessment.city.slug,
      assessment.city.country,
      assessment.year,
      programme.name,
      ...verifiers.map(({ user }) => user.name),
    ].join(' '),
  );
  return folded(search)
    .split(' ')
    .every((word) => words.includes(word));
}

/** How many assessments would be shown for each state; the other parts of the filter stay. */
export function countStates(items: readonly DeskItem[], filter: QueueFilter): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    if (!passesQueue(item, { ...filter, state: null })) continue;
    counts.set(item.assessment.state, (counts.get(item.assessment.state) ?? 0) + 1);
  }
  return counts;
}
