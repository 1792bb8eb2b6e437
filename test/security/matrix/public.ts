import type { Matrix } from './types.js';

/** Published data, and imports by token. */
export const publicData: Matrix = {
  'GET /api/v1/benchmark-sets/:version': { kind: 'public' },
  'GET /api/v1/catalogue': { kind: 'public' },
  'GET /api/v1/catalogue/kpis/:slug': { kind: 'public' },
  'GET /api/v1/catalogue/kpis/:slug/values': { kind: 'public' },
  'GET /api/v1/cities': { kind: 'public' },
  'GET /api/v1/cities/:slug': { kind: 'public' },
  'GET /api/v1/editions/:id': { kind: 'public' },
  'GET /api/v1/editions/:id/changes': { kind: 'public' },
  'GET /api/v1/editions/:id/content': { kind: 'public' },
  'GET /api/v1/editions/:id/documents/snapshot.pdf': { kind: 'public' },
  'GET /api/v1/editions/:id/explanations': { kind: 'public' },
  'GET /api/v1/editions/:id/explanations/:dataPoint': { kind: 'public' },
  'GET /api/v1/editions/:id/wheel.svg': { kind: 'public' },
  'GET /api/v1/maturity-model': { kind: 'public' },
  'GET /api/v1/openapi.json': { kind: 'public' },
  'GET /health/live': { kind: 'public' },
  'GET /health/ready': { kind: 'public' },
  'POST /api/v1/imports': { kind: 'scope' },
};
