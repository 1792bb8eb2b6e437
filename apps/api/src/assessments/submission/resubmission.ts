import { profileKeysOf } from '#screening';
import { timeText } from '../../shared/people.js';
import { isOutdated, type PresentFigure, type Review } from '../../verification/reviews.service.js';
import { type Reading, valuesOf } from '../reading.service.js';

type Figures = Pick<Reading, 'entries' | 'profile' | 'screening'>;

/** The reviews whose verdict is no longer about the figures that are there now. */
export function outdatedReviews(figures: Figures, reviews: readonly Review[]): readonly Review[] {
  const present = presentFigures(figures);
  const nothing = { value: null, profileChangedAt: null };
  return reviews.filter((review) => isOutdated(review, present.get(review.dataPoint) ?? nothing));
}

function presentFigures({ entries, profile, screening }: Figures): ReadonlyMap<string, PresentFigure> {
  const values = valuesOf({ screening });
  const changes = new Map(profile.map(({ key, updatedAt }) => [key, timeText(updatedAt)]));
  return new Map(
    entries.map((entry) => {
      const used = profileKeysOf(entry).flatMap((key) => changes.get(key) ?? []);
      const profileChangedAt = used.toSorted().at(-1) ?? null;
      return [entry.dataPoint, { value: values.get(entry.dataPoint) ?? null, profileChangedAt }];
    }),
  );
}
