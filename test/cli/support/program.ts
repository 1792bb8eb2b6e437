import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The built program. */
export const program = fileURLToPath(new URL('../../../dist/apps/cli/src/main.js', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the built program to its end. The terminal is English unless the environment says otherwise. */
export async function civiscore(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Finished> {
  const { NODE_OPTIONS: _, npm_lifecycle_event: __, DATABASE_URL: ___, ...rest } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...rest, LC_ALL: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.err += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== null) throw new Error(`The program was ended by ${signal}: ${output.err}`);
  return { code, ...output };
}

/** The path of a file made from a published U4SSC document. */
export const publishedPath = (name: string): string =>
  fileURLToPath(new URL(`../../../apps/cli/src/demo/data/${name}.json`, import.meta.url));
