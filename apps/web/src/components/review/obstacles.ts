import type { Action } from '../../workspace/types.js';

const OBSTACLES = ['dataPointsUnjudged', 'questionsOpen', 'secondReaderNeeded', 'sameVerifier'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** What keeps a step from being taken that is the reader's to take; `null` where nothing or something else does. */
export function obstacleOf({ allowed, reason }: Action): Obstacle | null {
  return allowed ? null : (OBSTACLES.find((each) => each === reason) ?? null);
}
