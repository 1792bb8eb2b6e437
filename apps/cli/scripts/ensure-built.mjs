/** Builds the product when a source is newer than the last build, so that `npm start` works on a fresh clone. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const stamp = join(root, 'dist/.built');
const sources = [
  'apps',
  'libs',
  'migrations',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function builtAt() {
  try {
    return statSync(stamp).mtimeMs;
  } catch {
    return 0;
  }
}

const startedAt = new Date();
if (Math.max(...sources.map((source) => newest(join(root, source)))) > builtAt()) {
  console.error('Building Civiscore (about half a minute) …');
  try {
    execFileSync('npm', ['run', '-s', 'build'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
  } catch {
    console.error('The build failed; what is wrong stands above.');
    process.exit(1);
  }
  writeFileSync(stamp, '');
  // A source saved while the build ran must be built next time.
  utimesSync(stamp, startedAt, startedAt);
}
