import { exchange } from './exchange.js';
import { identity } from './identity.js';
import { ledger } from './ledger.js';
import { maturity } from './maturity.js';
import { publicData } from './public.js';
import type { Matrix } from './types.js';
import { verification } from './verification.js';
import { workspace } from './workspace.js';

export type { Call, Matrix, Row } from './types.js';

/** Every route with who may call it. A route that is missing here fails the walk. */
export const matrix: Matrix = {
  ...publicData,
  ...identity,
  ...workspace,
  ...exchange,
  ...ledger,
  ...verification,
  ...maturity,
};
