/**
 * Adds to package-lock.json the optional platform packages that npm left out because the registry in use does not offer
 * them (mirrors often lag behind for other platforms). Without them `npm ci` refuses the lock file although this
 * platform needs none of them. Run after every `npm install`: `npm run lock`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));

const OS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'win32',
  'aix',
  'netbsd',
  'openbsd',
  'sunos',
];
const CPU = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

/** The lock's usual description of a platform package, from its name: `…-linux-arm64-musl`. */
function platform(name) {
  const words = name.split('/').at(-1).split('-');
  const os = OS.find((known) => words.includes(known));
  const cpu = CPU.find((known) => words.includes(known));
  const libc =
    words.includes('musl') || words.includes('musleabihf')
      ? 'musl'
      : words.includes('gnu')
        ? 'glibc'
        : undefined;
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(os === 'linux' && libc && { libc: [libc] }),
    ...(os && { os: [os] }),
  };
}

const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    // Found where Node looks: beside the package, or in any folder above it.
    const folders = path
      .split('node_modules/')
      .map((_, depth, parts) => parts.slice(0, depth + 1).join('node_modules/'));
    const known = [...folders, path === '' ? '' : `${path}/`].some(
      (folder) => `${folder}node_modules/${name}` in lock.packages,
    );
    const described = platform(name);
    if (known || described.os === undefined || !/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...described,
      ...(entry.dev && { dev: true }),
      license: entry.license,
      optional: true,
    };
    added.push(`${name}@${version}`);
  }
}

lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  added.length === 0 ? 'The lock file is complete.' : `Added to the lock file: ${added.join(', ')}`,
);
