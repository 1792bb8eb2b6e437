export { SCREENING_LIMITS, type ScreeningLimits } from './limits.js';
export { checkMessage, screeningMessages } from './messages.js';
export { concerns, screeningReport } from './report.js';
export {
  type Check,
  type CheckCode,
  type Completeness,
  type EarlierEdition,
  type ReportFinding,
  SCREENING_GROUPS,
  SCREENING_SEVERITIES,
  type ScreeningGroup,
  type ScreeningReport,
  type ScreeningSeverity,
  type Submitted,
  type SubmittedEntry,
  type SubmittedFigure,
} from './types.js';
