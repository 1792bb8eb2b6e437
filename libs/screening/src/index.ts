export { isFigureItself, takesDirectValue } from './entry-findings.js';
export { amongPeers, type AmongPeers, FEWEST_FOR_Z_SCORE } from './peers.js';
export { profileKeysOf } from './profile-keys.js';
export * from './report/index.js';
export { blocks, decidingOn, figuresOf, isUnexplained, screen } from './screen.js';
export type {
  EntryFinding,
  Screened,
  ScreenedEntry,
  ScreenedFigure,
  Screening,
  ScreeningFinding,
} from './types.js';
