import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { LANGUAGES } from '#text';
import { FAILED, run, tell } from './command.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`${tell('nodeTooOld', { version: process.versions.node })}\n`);
  process.exit(FAILED);
}

// Each command loads only what it needs: `score` starts without the server's libraries.
const program = new Command('civiscore')
  .description('Assess cities against the U4SSC key performance indicators for smart sustainable cities')
  .showHelpAfterError();

program
  .command('score')
  .description('score a submission file; needs no database')
  .argument('<file>', 'submission file (JSON)')
  .addOption(new Option('--json', 'print the result as canonical JSON (RFC 8785)').conflicts('explain'))
  .option('--explain', 'print, as JSON, how every score came about')
  .action((file: string, options: object) =>
    run(async () => (await import('./commands/score.js')).score(file, options)),
  );

program
  .command('render')
  .description('make the City Snapshot (PDF) of a submission file; needs no database')
  .argument('<file>', 'submission file (JSON)')
  .requiredOption('--out <file>', 'PDF file to write')
  .addOption(new Option('--lang <language>', 'language of the document').choices(LANGUAGES).default('en'))
  .action((file: string, options: import('./commands/render.js').RenderOptions) =>
    run(async () => (await import('./commands/render.js')).render(file, options)),
  );

program
  .command('import')
  .description('import submission files into the database: all of them or none')
  .addArgument(new Argument('<files...>', 'submission files (JSON)'))
  .option('--published', 'also publish each result as an edition')
  .action((files: string[], options: object) =>
    run(async () => (await import('./commands/import.js')).importFiles(files, options)),
  );

program
  .command('export')
  .description('give the submission file of a published edition')
  .argument('<city>', 'the city as in addresses, e.g. karmoy')
  .option('--edition <number>', 'number of the edition; the latest when left out', wholeNumber(1, 1_000_000))
  .option('--out <file>', 'file to write; standard output when left out')
  .action((city: string, options: object) =>
    run(async () => (await import('./commands/export.js')).exportCity(city, options)),
  );

const token = program.command('token').description('API tokens for importing over HTTP');
token
  .command('create')
  .description('make a token and print it, this once')
  .requiredOption('--name <name>', 'what the token is for', tokenName)
  .addOption(
    new Option('--scope <scope>', 'what it may do; publish includes import')
      .choices(['import', 'publish'])
      .makeOptionMandatory(),
  )
  .option('--days <number>', 'days until it expires', wholeNumber(1, 3650), 90)
  .action((options: import('./commands/token.js').TokenOptions) =>
    run(async () => (await import('./commands/token.js')).createToken(options)),
  );
token
  .command('list')
  .description('list all tokens with their state')
  .action(() => run(async () => (await import('./commands/token.js')).listTokens()));
token
  .command('revoke')
  .description('make a token invalid at once')
  .argument('<id>', 'identifier of the token, as listed')
  .action((id: string) => run(async () => (await import('./commands/token.js')).revokeToken(id)));

program
  .command('user')
  .description('accounts of people')
  .command('link')
  .description('make a one-time link to a new password, e.g. for an administrator who has lost theirs')
  .argument('<email>', 'e-mail address of the account')
  .action((email: string) => run(async () => (await import('./commands/user.js')).passwordLink(email)));

program
  .command('openapi')
  .description('print the description of the HTTP API (OpenAPI 3.1); needs no database')
  .action(() => run(async () => (await import('./commands/openapi.js')).printOpenApi()));

program
  .command('migrate')
  .description('bring the schema of the database up to date')
  .action(() => run(async () => (await import('./process/migrate.js')).migrateDatabase(process.env)));

program
  .command('start')
  .description('start the server with its database')
  .action(() => run(async () => (await import('./process/start.js')).start(process.env)));

program
  .command('worker')
  .description('do mails and other jobs in a process of their own (see CIVISCORE_WORKER)')
  .action(() => run(async () => (await import('./process/worker.js')).work(process.env)));

program
  .command('demo')
  .description('start the server with published results of eight cities')
  .action(() => run(async () => (await import('./process/demo.js')).demo(process.env)));

await program.parseAsync();

function wholeNumber(from: number, to: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d{1,9}$/.test(text) && number >= from && number <= to) return number;
    throw new InvalidArgumentError(tell('wholeNumber', { from, to }));
  };
}

function tokenName(text: string): string {
  const max = 100;
  const name = text.trim();
  if (name !== '' && name.length <= max && !/\p{C}/u.test(name)) return name;
  throw new InvalidArgumentError(tell('tokenName', { max }));
}
