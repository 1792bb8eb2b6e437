export { isFigureItself, takesDirectValue } from './entry-findings.js';
export { blocks, decidingOn, figuresOf, isUnexplained, screen } from './screen.js';
export type {
  EntryFinding,
  Screened,
  ScreenedEntry,
  ScreenedFigure,
  Screening,
  ScreeningFinding,
} from './types.js';
