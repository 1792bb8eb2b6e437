import type request from 'supertest';
import {
  type Checkpoint,
  consistencyProof,
  decodeBundle,
  entriesPath,
  noteVerifier,
  openCheckpoint,
  rebuild,
  TILE_WIDTH,
  tilePath,
  type TileSource,
  toHex,
  verifyConsistency,
} from '#ledger';

type Get = (path: string) => request.Test;

/** Somebody outside who watches the log: knows its public keys, and reads nothing but what is served to everybody. */
export class Monitor {
  private seen: Checkpoint | null = null;

  constructor(
    private readonly get: Get,
    private readonly vkeys: readonly string[],
  ) {}

  /** Reads the newest checkpoint, and makes sure that the log only grew since the last one. */
  async look(): Promise<Checkpoint> {
    const { text } = await this.get('/ledger/checkpoint').expect(200);
    const { checkpoint } = openCheckpoint(text, this.vkeys.map(noteVerifier));
    const { seen } = this;
    if (seen) {
      const proof = await consistencyProof(this.tiles, seen.size, checkpoint.size);
      if (!verifyConsistency(seen.size, seen.root, checkpoint.size, checkpoint.root, proof)) {
        throw new Error(`The log of ${checkpoint.size} entries does not begin with that of ${seen.size}.`);
      }
    }
    this.seen = checkpoint;
    return checkpoint;
  }

  /** Reads all entries and makes sure that they are what the checkpoint signs. */
  async readAll({ size, root }: Checkpoint): Promise<readonly string[]> {
    const entries: Uint8Array[] = [];
    for (let bundle = 0; bundle * TILE_WIDTH < size; bundle += 1) {
      const width = Math.min(TILE_WIDTH, size - bundle * TILE_WIDTH);
      entries.push(...decodeBundle(await this.bytes(entriesPath(bundle, width))));
    }
    const head = await rebuild(entries, () => undefined);
    if (head.size !== size || toHex(head.root) !== toHex(root))
      throw new Error('The entries give another root.');
    return entries.map((entry) => Buffer.from(entry).toString('utf8'));
  }

  private get tiles(): TileSource {
    return {
      tiles: (refs) =>
        Promise.all(refs.map(({ level, index, width }) => this.bytes(tilePath(level, index, width)))),
    };
  }

  private async bytes(path: string): Promise<Uint8Array> {
    const answer = await this.get(`/ledger/${path}`).buffer(true).expect(200);
    return new Uint8Array(answer.body as Buffer);
  }
}

/** The public keys that the log tells of. */
export async function publicKeys(get: Get): Promise<readonly string[]> {
  const answer = await get('/ledger/keys').expect(200);
  return (answer.body as { keys: { vkey: string }[] }).keys.map(({ vkey }) => vkey);
}
