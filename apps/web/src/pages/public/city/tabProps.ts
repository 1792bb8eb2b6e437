import type { CatalogueView, CityEdition, EditionDetail } from '../../../api/types.js';
import type { Dimension } from './edition.js';
import type { Place } from './usePlace.js';

/** What every tab of a city page is given. */
export interface TabProps {
  readonly edition: EditionDetail;
  /** All editions of the city, the newest first; none until they are loaded. */
  readonly editions: readonly CityEdition[];
  readonly catalogue: CatalogueView;
  /** The edition joined with the catalogue. */
  readonly dimensions: readonly Dimension[];
  readonly place: Place;
}
