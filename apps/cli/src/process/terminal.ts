import { StartupError, startupErrors } from '#persistence';
import { createFormatter, type Language } from '#text';
import english from './messages/en.json' with { type: 'json' };
import french from './messages/fr.json' with { type: 'json' };

export type Environment = Readonly<Record<string, string | undefined>>;

/** The language of the terminal this program runs in. */
export const language = terminalLanguage(process.env);

/** Messages of the life-cycle commands in the language of the terminal. */
export const say = language === 'fr' ? createFormatter('fr', french) : createFormatter('en', english);

/** Problems of the settings and of the port, as `StartupError`. */
export const problem = startupErrors<keyof typeof english>({ en: english, fr: french });

/** The language a terminal is set to (POSIX: `LC_ALL` before `LC_MESSAGES` before `LANG`); English unless French. */
export function terminalLanguage(env: Environment): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return locale?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** Prints one line on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a command to its end and leaves the process with its exit code. A `StartupError` is shown as its one sentence; any
 * other error is a defect and is shown with its stack trace.
 */
export async function runCommand(command: () => Promise<void>): Promise<never> {
  try {
    await command();
    return await leave(0);
  } catch (error) {
    return leave(1, describe(error));
  }
}

function describe(error: unknown): string {
  if (error instanceof StartupError) return error.sentences[language];
  return `${say('unexpected')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** Ends the process after its output has gone out. */
function leave(code: number, line?: string): Promise<never> {
  return new Promise(() => {
    process.stderr.write(line === undefined ? '' : `${line}\n`, () => {
      process.stdout.write('', () => process.exit(code));
    });
  });
}
