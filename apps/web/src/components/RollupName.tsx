import type { Rollup } from '#scoring';
import type { CatalogueView } from '../api/types.js';
import { useText, type MessageKey } from '../language.js';

/** The group of a roll-up in words, with what it is a group of. */
export function useRollupName(catalogue: CatalogueView): (rollup: Rollup) => string {
  const { t } = useText();
  const named = new Map<string, string>();
  for (const dimension of catalogue.dimensions) {
    named.set(dimension.key, dimension.name);
    for (const sub of dimension.subDimensions) {
      named.set(`sub:${sub.key}`, sub.name);
      for (const category of sub.categories) named.set(`cat:${category.key}`, category.name);
    }
  }
  const dimension = (key: string | null) => named.get(key ?? '') ?? key ?? '';
  const sub = (key: string | null) => named.get(`sub:${key}`) ?? key ?? '';
  const category = (key: string) => named.get(`cat:${key}`) ?? key;
  return (rollup) => {
    switch (rollup.level) {
      case 'subDimensionCategory':
        return t('group.in', { name: category(rollup.name), within: sub(rollup.subDimension) });
      case 'category':
        return t('group.in', { name: category(rollup.name), within: dimension(rollup.dimension) });
      case 'subDimension':
        return t('group.subDimension', { name: sub(rollup.name) });
      case 'dimension':
        return t('group.dimension', { name: dimension(rollup.name) });
      case 'sdgGoal':
        return t('group.goal', { goal: rollup.name, title: t(goalKey(Number(rollup.name))) });
      case 'overall':
        return t('overall.name');
    }
  };
}

export type Goal = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17;

/** Message with the short title of a goal. */
export function goalKey(goal: number): MessageKey {
  return `sdg.${goal as Goal}`;
}
