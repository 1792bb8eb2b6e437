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
  .command('verify-proof')
  .description('check a proof file against public keys; needs no database and no network')
  .argument('<file>', 'proof file (.tlog-proof)')
  .option('--key <vkey>', 'public key of the log; may be given several times', several)
  .option('--keys <file>', 'file with public keys, as the log serves them at /ledger/keys')
  .option('--witness <vkey>', 'public key of a witness that must have cosigned; likewise', several)
  .option('--quorum <number>', 'how many of the known witnesses must have cosigned', wholeNumber(0, 100))
  .action((file: string, options: object) =>
    run(async () => (await import('./commands/verify-proof.js')).verifyProof(file, options)),
  );

program
  .command('fsck')
  .description('build the log anew from its entries and compare it with the database and the files')
  .action(() => run(async () => (await import('./commands/fsck.js')).checkEverything()));

const ledger = program.command('ledger').description('keys and witnesses of the log');
ledger
  .command('rotate-key')
  .description('sign checkpoints with a new key too')
  .action(() => run(async () => (await import('./commands/ledger.js')).rotateKey()));
ledger
  .command('retire-key')
  .description('sign checkpoints with the newest key only')
  .action(() => run(async () => (await import('./commands/ledger.js')).retireKey()));
ledger
  .command('rename')
  .description('give the log a new name and a new key, after the database was put back to an older state')
  .argument('<origin>', 'the new name, e.g. log2.example.org', originName)
  .action((origin: string) => run(async () => (await import('./commands/ledger.js')).renameLedger(origin)));
const witness = ledger.command('witness').description('witnesses of the log');
witness
  .command('add')
  .description('accept cosignatures of a witness, and ask it for them where it has an address')
  .argument('<vkey>', 'its public key (C2SP tlog-cosignature)')
  .option('--url <address>', 'where checkpoints are sent to (C2SP tlog-witness)')
  .action((vkey: string, options: object) =>
    run(async () => (await import('./commands/ledger.js')).addLedgerWitness(vkey, options)),
  );
witness
  .command('list')
  .description('list all witnesses')
  .action(() => run(async () => (await import('./commands/ledger.js')).listLedgerWitnesses()));
witness
  .command('retire')
  .description('no longer accept cosignatures of a witness')
  .argument('<vkey>', 'its public key, as listed')
  .action((vkey: string) =>
    run(async () => (await import('./commands/ledger.js')).retireLedgerWitness(vkey)),
  );

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

function several(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

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

function originName(text: string): string {
  if (/^[^\s+]+$/u.test(text)) return text;
  throw new InvalidArgumentError(tell('originName'));
}
