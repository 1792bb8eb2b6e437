import { execFile } from 'node:child_process';
import { access, constants, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { problem } from '../startup-error.js';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; it then runs as this user. */
const USER = 'postgres';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** The user to run PostgreSQL as: `null` means the present one; as root, `postgres`, made when it does not exist. */
export async function serverUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const user = (await findUser()) ?? (await createUser());
  if (user === null) throw problem('noServerUser', { user: USER });
  return user;
}

async function findUser(): Promise<ServerUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', USER]), run('id', ['-g', USER])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function createUser(): Promise<ServerUser | null> {
  // The tools of Debian and Red Hat, then those of Alpine.
  const ways = [
    [
      ['groupadd', '--system', '--force', USER],
      ['useradd', '--system', '--gid', USER, '--no-create-home', '--shell', '/bin/false', USER],
    ],
    [
      ['addgroup', '-S', USER],
      ['adduser', '-S', '-D', '-H', '-G', USER, USER],
    ],
  ];
  for (const commands of ways) {
    try {
      for (const [command = '', ...args] of commands) await run(command, args);
      break;
    } catch {
      continue;
    }
  }
  return findUser();
}

/**
 * The first folder on the way to `path` (itself included) that the user cannot enter, or `null` when it gets there.
 * Really tried as that user, so that every kind of permission counts.
 */
export async function firstClosedFolder(user: ServerUser, path: string): Promise<string | null> {
  const steps = [await realpath(path)];
  for (let step = dirname(steps[0] ?? '/'); step !== steps[0]; step = dirname(step)) steps.unshift(step);
  const script = 'for step; do test -x "$step" || { printf %s "$step"; exit 0; }; done';
  const { stdout } = await run('/bin/sh', ['-c', script, 'sh', ...steps], { ...user, cwd: '/' });
  return stdout === '' ? null : stdout;
}

/** Throws `StartupError` when PostgreSQL's user cannot get to the program's binaries or to the data folder. */
export async function requireReachable(user: ServerUser, binary: string, dataFolder: string): Promise<void> {
  const program = await firstClosedFolder(user, binary);
  if (program !== null) throw problem('programUnreachable', { user: USER, folder: program });
  const data = await firstClosedFolder(user, dataFolder);
  if (data !== null) throw problem('dataUnreachable', { user: USER, folder: data });
}

/** True when the file exists and this process may run it. */
export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
