import { type Problem, problemMessage } from '#exchange';
import { createFormatter, type MessageParams } from '#text';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { runCommand, terminalLanguage } from './process/terminal.js';

export type MessageKey = keyof typeof en;

/** The language of the terminal. */
export const language = terminalLanguage(process.env);

const formatter = language === 'fr' ? createFormatter('fr', fr) : createFormatter('en', en);

/** A sentence of the commands in the language of the terminal. */
export function tell(key: MessageKey, params?: MessageParams): string {
  return formatter(key, params);
}

/** Exit codes: a file or an argument is wrong; anything else that failed. */
export const WRONG_INPUT = 2;
export const FAILED = 1;

/** Ends a command with sentences on standard error and an exit code; nothing was written. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';

  constructor(
    readonly exitCode: typeof WRONG_INPUT | typeof FAILED,
    readonly lines: readonly string[],
  ) {
    super(lines.join('\n'));
  }
}

/** Runs a command and ends the process with its exit code, after its output has gone out. */
export function run(command: () => Promise<void>): Promise<never> {
  // The reader may leave early (`civiscore score … | head`): then there is nobody to write to, and nothing is wrong.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return runCommand(async () => {
    try {
      await command();
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      await complain(error.lines);
      process.exit(error.exitCode);
    }
  });
}

/** Writes lines to standard error and waits until they are out. */
export function complain(lines: readonly string[]): Promise<void> {
  return write(process.stderr, lines.map((line) => `${line}\n`).join(''));
}

/** Writes text to standard output and waits until it is out. */
export function output(text: string): Promise<void> {
  return write(process.stdout, text);
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((settle, fail) => {
    stream.write(text, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') fail(error);
      else settle();
    });
  });
}

/** Problems that are not of the file's format; the service words them itself. */
const OF_THE_SERVICE: readonly string[] = ['documentNeeded', 'assessmentHandedIn'];

/** `path: sentence` in the language of the terminal; a problem of the whole file has no path. */
export function problemLine(problem: Problem): string {
  const sentence = OF_THE_SERVICE.includes(problem.code)
    ? problem.message
    : problemMessage(problem, language);
  return problem.path === '' ? sentence : `${problem.path}: ${sentence}`;
}

/** The lines of a file that was refused: everything wrong with it. */
export function problemLines(problems: readonly Problem[]): string[] {
  return problems.map((problem) =>
    problem.severity === 'warning' ? tell('warning', { line: problemLine(problem) }) : problemLine(problem),
  );
}
