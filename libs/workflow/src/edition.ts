import { defineWorkflow } from './workflow.js';

/** States of an edition; its content never changes. */
export const EDITION_LIFE = ['published', 'superseded'] as const;
export type EditionLife = (typeof EDITION_LIFE)[number];

/** An edition stays reachable for ever; a newer one of the same assessment supersedes it. */
export const editionWorkflow = defineWorkflow<
  EditionLife,
  'publish' | 'supersede',
  'assessment.publish',
  never
>({
  states: EDITION_LIFE,
  opening: { event: 'publish', to: 'published', permission: 'assessment.publish' },
  finals: ['superseded'],
  transitions: [
    { from: 'published', event: 'supersede', to: 'superseded', permission: 'assessment.publish' },
  ],
});
