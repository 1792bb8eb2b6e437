import { Injectable, Logger } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { consistencyProof, formatAddCheckpoint } from '#ledger';
import { LedgerWitnessRecord } from '#persistence';
import { acceptCosignatures } from './cosignatures.js';
import { tilesOf } from './tiles.js';

/** How long a witness may take to answer, in milliseconds. */
const PATIENCE = 10_000;
/** Longest answer that is read, in bytes: a few signature lines. */
const MAX_ANSWER = 16_384;

interface Newest {
  readonly size: string;
  readonly note: string;
}

/** Asks witnesses with an address to cosign the newest checkpoint (C2SP tlog-witness). */
@Injectable()
export class Witnesses {
  private readonly log = new Logger('Ledger');

  constructor(private readonly dataSource: DataSource) {}

  /** What goes wrong is only logged: the next checkpoint, or the clock, brings the next try. */
  async ask(): Promise<void> {
    const { manager } = this.dataSource;
    const [newest]: Newest[] = await manager.query(
      `SELECT size, note FROM ledger_checkpoint WHERE note IS NOT NULL ORDER BY size DESC LIMIT 1`,
    );
    if (!newest) return;
    const witnesses = await manager.findBy(LedgerWitnessRecord, { url: Not(IsNull()), retiredAt: IsNull() });
    await Promise.all(
      witnesses.map(async (witness) => {
        await this.askOne(witness, newest).catch((error: unknown) => {
          this.log.warn(`The witness ${witness.name} did not cosign: ${messageOf(error)}`);
        });
      }),
    );
  }

  private async askOne({ vkey, url }: LedgerWitnessRecord, newest: Newest): Promise<void> {
    const [row]: { readonly size: string | null }[] = await this.dataSource.query(
      `SELECT max(size) AS size FROM ledger_cosignature WHERE vkey = $1`,
      [vkey],
    );
    const known = Number(row?.size ?? 0);
    if (known === Number(newest.size)) return;
    const answer = await this.send(url ?? '', known, newest);
    // Without our knowing it the witness has seen another size, and says which.
    const again = answer.status === 409 ? sizeIn(answer.text) : null;
    if (again !== null && again > Number(newest.size)) {
      throw new Error(`it has seen a tree of ${again} entries: was the database put back to an older state?`);
    }
    const last = again === null ? answer : await this.send(url ?? '', again, newest);
    if (last.status !== 200) throw new Error(`it answered ${last.status}`);
    const accepted = await acceptCosignatures(this.dataSource.manager, newest, last.text);
    if (!accepted.some((cosignature) => cosignature.vkey === vkey)) throw new Error('its signature is wrong');
  }

  private async send(
    url: string,
    oldSize: number,
    { size, note }: Newest,
  ): Promise<{ status: number; text: string }> {
    const proof = await consistencyProof(tilesOf(this.dataSource.manager), oldSize, Number(size));
    const response = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: formatAddCheckpoint({ oldSize, proof, checkpoint: note }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: response.status, text: await firstBytes(response) };
  }
}

/** The text of an answer; one that is too long is broken off, and is then no signature. */
async function firstBytes(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_ANSWER) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sizeIn(text: string): number {
  const size = Number(text.trim());
  if (!/^\d{1,15}$/.test(text.trim())) throw new Error('it answered 409 without a size');
  return size;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
