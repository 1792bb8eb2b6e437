import type { SubmittedValue } from '#exchange';
import type { Explanation } from '#scoring';
import type { CatalogueKpi, CatalogueView, EditionDetail, KpiDataPoint } from '../../../api/types.js';

/** One data point's score with all that explains it. */
export interface WhyProps {
  readonly edition: EditionDetail;
  readonly explanation: Explanation;
  /** In the reader's language. */
  readonly definition: KpiDataPoint;
  readonly kpi: CatalogueKpi;
  readonly catalogue: CatalogueView;
  readonly submitted: SubmittedValue | undefined;
}
