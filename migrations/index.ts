import { FirstLight1795132800000 } from './1795132800000-first-light.js';

/** Every migration, oldest first. Each is named here, so that the built program carries exactly these. */
export const migrations = [FirstLight1795132800000];
