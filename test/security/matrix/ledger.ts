import { READERS } from '../callers.js';
import type { Matrix } from './types.js';

/** The log: public, but for the opened records of an assessment. */
export const ledger: Matrix = {
  'GET /ledger/checkpoint': { kind: 'public' },
  'GET /ledger/keys': { kind: 'public' },
  'GET /ledger/tile/*path': { kind: 'public' },
  'GET /api/v1/ledger/leaves/:index': { kind: 'public' },
  'GET /api/v1/editions/:id/proof': { kind: 'public' },
  'GET /api/v1/editions/:id/proofs/:dataPoint': { kind: 'public' },
  // What is sent must be signed by a registered witness; see test/api/ledger/witnesses.test.ts.
  'POST /api/v1/ledger/cosignatures': { kind: 'open' },
  'GET /api/v1/assessments/:id/ledger': {
    kind: 'people',
    allowed: READERS,
    call: ({ assessmentId }) => ({ path: `/assessments/${assessmentId}/ledger` }),
  },
};
