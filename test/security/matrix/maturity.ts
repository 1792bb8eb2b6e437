import { questionnaire } from '#maturity';
import { type CallerName, READERS } from '../callers.js';
import type { World } from '../world.js';
import type { Matrix, Row } from './types.js';

/** The city as a whole; contributors answer for their data points alone. */
const CITY: readonly CallerName[] = ['cityManager', 'writeToken'];

type Request = Extract<Row, { kind: 'people' }>['call'];
const people = (allowed: readonly CallerName[], call: Request): Row => ({ kind: 'people', allowed, call });

const ofCity =
  (path: string, body?: object) =>
  ({ citySlug }: World) => ({
    path: `/cities/${citySlug}${path}`,
    ...(body === undefined ? {} : { body }),
  });

export const maturity: Matrix = {
  'GET /api/v1/assessments/:id/maturity': people(READERS, ({ assessmentId }) => ({
    path: `/assessments/${assessmentId}/maturity`,
  })),
  // Nothing is answered: saving it any number of times changes nothing.
  'PUT /api/v1/assessments/:id/maturity/answers/:question': people(CITY, ({ assessmentId }) => ({
    path: `/assessments/${assessmentId}/maturity/answers/${questionnaire[0]?.id ?? ''}`,
    body: { baseRevision: 0, note: null },
  })),
  'PUT /api/v1/cities/:slug/targets/:dataPoint': people(
    CITY,
    ofCity('/targets/smartWaterMeters', { baseRevision: 0, targets: {} }),
  ),
  'GET /api/v1/cities/:slug/trajectories/:dataPoint': people(
    READERS,
    ofCity('/trajectories/smartWaterMeters'),
  ),
  'GET /api/v1/cities/:slug/trends': { kind: 'public' },
  'GET /api/v1/editions/:id/maturity': { kind: 'public' },
  'GET /api/v1/editions/:id/sdg': { kind: 'public' },
};
