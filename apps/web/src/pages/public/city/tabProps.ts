import type { CatalogueView, EditionDetail } from '../../../api/types.js';
import type { Dimension } from './edition.js';
import type { Place } from './usePlace.js';

/** What every tab of a city page is given. */
export interface TabProps {
  readonly edition: EditionDetail;
  readonly catalogue: CatalogueView;
  /** The edition joined with the catalogue. */
  readonly dimensions: readonly Dimension[];
  readonly place: Place;
}
