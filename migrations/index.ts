import { FirstLight1795132800000 } from './1795132800000-first-light.js';
import { Accounts1795136000000 } from './1795136000000-accounts.js';
import { Workspace1795140000000 } from './1795140000000-workspace.js';
import { Uploads1795144000000 } from './1795144000000-uploads.js';
import { Verification1795150000000 } from './1795150000000-verification.js';
import { Maturity1795160000000 } from './1795160000000-maturity.js';

/** Every migration, oldest first. Each is named here, so that the built program carries exactly these. */
export const migrations = [
  FirstLight1795132800000,
  Accounts1795136000000,
  Workspace1795140000000,
  Uploads1795144000000,
  Verification1795150000000,
  Maturity1795160000000,
];
