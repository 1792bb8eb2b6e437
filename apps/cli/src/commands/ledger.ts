import {
  addWitness,
  LedgerForkError,
  LedgerKeyError,
  LedgerSettings,
  listWitnesses,
  type LedgerOperation,
  operateLedger,
  retireWitness,
} from '../../../api/src/index.js';
import { CommandFailure, complain, FAILED, output, tell, WRONG_INPUT } from '../command.js';
import { ledgerOptions } from '../process/service-settings.js';
import { readSettings } from '../process/settings.js';
import { withDatabase } from '../with-database.js';

/** `civiscore ledger rotate-key`: checkpoints are signed by a new key too. */
export async function rotateKey(): Promise<void> {
  await withLedger(async ({ keys, sequencer }) => {
    const { verifierKey, privateKey } = await keys.rotate();
    if (privateKey === null) {
      await sequencer.run();
      await complain([tell('ledger.keyMade')]);
      await output(`${verifierKey}\n`);
    } else {
      await complain([tell('ledger.keyForSettings', { verifierKey })]);
      await output(`${privateKey}\n`);
    }
  });
}

/** `civiscore ledger retire-key`: only the newest key signs from now on. */
export async function retireKey(): Promise<void> {
  await withLedger(async ({ keys, sequencer }) => {
    const ended = await keys.retire(new Date());
    await sequencer.run();
    const lines = ended.length === 0 ? [tell('ledger.oneKey')] : [tell('ledger.keysRetired'), ...ended];
    await output(lines.map((line) => `${line}\n`).join(''));
  });
}

/** `civiscore ledger rename ORIGIN`: a new name and a new key, after the database was put back to an older state. */
export async function renameLedger(origin: string): Promise<void> {
  await withLedger(async ({ keys, sequencer }) => {
    const verifierKey = await keys.rename(origin, new Date());
    await sequencer.run();
    await complain([tell('ledger.renamed', { origin })]);
    await output(`${verifierKey}\n`);
  });
}

/** `civiscore ledger witness add VKEY`: its cosignatures are accepted, and asked for where it has an address. */
export async function addLedgerWitness(vkey: string, { url = null }: { url?: string | null }): Promise<void> {
  if (url !== null && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new CommandFailure(WRONG_INPUT, [tell('ledger.badUrl')]);
  }
  await withDatabase(async ({ manager }) => {
    const added = await addWitness(manager, vkey, url, new Date());
    if ('refusal' in added) {
      throw new CommandFailure(WRONG_INPUT, [tell(`ledger.witness.${added.refusal}`)]);
    }
    await output(`${tell('ledger.witnessAdded', added)}\n`);
  });
}

/** `civiscore ledger witness list` */
export async function listLedgerWitnesses(): Promise<void> {
  await withDatabase(async ({ manager }) => {
    const witnesses = await listWitnesses(manager);
    const lines = witnesses.map(({ vkey, url, addedAt, retiredAt }) => {
      const since = tell('ledger.witnessSince', { on: day(addedAt) });
      const until = retiredAt ? [tell('ledger.witnessUntil', { on: day(retiredAt) })] : [];
      return [vkey, since, ...until, ...(url === null ? [] : [url])].join('  ');
    });
    await output(
      (lines.length === 0 ? [tell('ledger.noWitnesses')] : lines).map((line) => `${line}\n`).join(''),
    );
  });
}

/** `civiscore ledger witness retire VKEY`: its cosignatures are no longer accepted; those that are there stay. */
export async function retireLedgerWitness(vkey: string): Promise<void> {
  await withDatabase(async ({ manager }) => {
    if (!(await retireWitness(manager, vkey, new Date()))) {
      throw new CommandFailure(FAILED, [tell('ledger.witnessUnknown')]);
    }
    await output(`${tell('ledger.witnessRetired')}\n`);
  });
}

async function withLedger(work: (operation: LedgerOperation) => Promise<void>): Promise<void> {
  const settings = readSettings(process.env);
  await withDatabase(async (dataSource) => {
    const ledger = new LedgerSettings(settings.dataFolder, settings.publicUrl, ledgerOptions(settings));
    try {
      await work(operateLedger(dataSource, ledger));
    } catch (error) {
      if (error instanceof LedgerKeyError)
        throw new CommandFailure(FAILED, [tell(`ledger.key.${error.trouble}`)]);
      if (error instanceof LedgerForkError) {
        throw new CommandFailure(FAILED, [tell('ledger.forked', { size: error.signedSize })]);
      }
      throw error;
    }
  });
}

const day = (date: Date): string => date.toISOString().slice(0, 10);
