/** Limits of the screening of a submission. Shares are parts of 1. */
export interface ScreeningLimits {
  /** Years before the reporting year beyond which a figure is old, and beyond which it is too old. */
  readonly old: number;
  readonly tooOld: number;
  /** Years that the figures of one data point may lie apart. */
  readonly yearsApart: number;
  /** Share of the KPIs that may be without any figure. */
  readonly notReported: number;
  /** Change of a figure of the profile against the edition before that is to be looked into, and to be explained. */
  readonly profileChange: number;
  readonly profileBreak: number;
  /** Change of any other denominator against the edition before. */
  readonly denominatorChange: number;
  /** Change of a value against the edition before, and how many points a percentage must have moved as well. */
  readonly valueChange: number;
  readonly percentagePoints: number;
}

/**
 * The limits in use. From the 2022 Verification Manual: 20 % of the KPIs (page 32), 5 % for population and households
 * (page 31), 10 % for denominators (page 28). The manual names none for the age of figures and for changes of values;
 * those are ours.
 */
export const SCREENING_LIMITS: ScreeningLimits = {
  old: 3,
  tooOld: 5,
  yearsApart: 2,
  notReported: 0.2,
  profileChange: 0.05,
  profileBreak: 0.1,
  denominatorChange: 0.1,
  valueChange: 0.3,
  percentagePoints: 5,
};
