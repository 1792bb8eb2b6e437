import type { Leaf } from './types.js';

/** A leaf of a published value. */
export const PUBLISHED: Leaf = {
  format: 'civiscore-leaf/1',
  event: 'published',
  country: 'FR',
  city: 'saint-etienne',
  device: 'civiscore/0.1.0',
  time: '2026-03-01T12:00:00.000Z',
  actor: 'p-5f3a',
  kpi: 'EC: ICT: ICT: 1C',
  dataPoint: 'householdInternetAccess',
  period: '2025',
  unit: '%',
  value: '87.50',
  quality: 'A',
  versions: { catalogue: 'u4ssc-2017', benchmarks: 'civiscore-1', engine: '1' },
  evidence: ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  salt: 'AAECAwQFBgcICQoLDA0ODw==',
  sealed: null,
  extension: { edition: 'e-1', number: 2, caveat: false, class: null },
};

/** The same value while it is judged. */
export const SEALED: Leaf = {
  ...PUBLISHED,
  event: 'judged',
  value: null,
  quality: null,
  evidence: [],
  salt: null,
  sealed: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  extension: {},
};
