import type { KpiDataPoint } from '../../../api/types.js';
import type { DeskPoint } from '../../../verifier/types.js';

/** A data point on the desk and what the catalogue says about it in the reader's language. */
export interface PointProps {
  readonly point: DeskPoint;
  readonly definition: KpiDataPoint;
}
