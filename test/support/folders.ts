import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

/** A fresh folder that PostgreSQL's user can enter; removed with all others when the tests end. */
export async function temporaryFolder(): Promise<string> {
  const parent = process.env['CIVISCORE_TEST_TEMP'];
  if (parent === undefined) throw new Error('No test server: run these tests with "npm test".');
  const folder = await mkdtemp(join(parent, 'folder-'));
  await chmod(folder, 0o755);
  return folder;
}

/** `it` for what only happens to root, who runs PostgreSQL as another user. */
export const runsAsRoot = process.getuid?.() === 0;
