import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  cosigner,
  generateKey,
  noteVerifier,
  openCheckpoint,
  parseAddCheckpoint,
  signatureLine,
  SignatureType,
  type TreeHead,
  verifyConsistency,
} from '#ledger';

/** A witness as C2SP tlog-witness describes it: it cosigns only what grows from what it saw before. */
export interface WitnessServer {
  readonly url: string;
  readonly vkey: string;
  /** What it saw last; may be set, as if it had heard of the log elsewhere. */
  seen: TreeHead | null;
  /** How it misbehaves from now on. */
  mood: 'well' | 'failing' | 'lying' | 'silent';
  /** Statuses of its answers. */
  readonly answers: number[];
  close(): Promise<void>;
}

export async function startWitness(
  logKeys: readonly string[],
  name = 'witness.example',
): Promise<WitnessServer> {
  const { privateKey, verifierKey } = generateKey(name, randomBytes(32), SignatureType.cosignature);
  const server = createServer((request, response) => {
    void answer(witness, privateKey, logKeys, request, response);
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const witness: WitnessServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/w/`,
    vkey: verifierKey,
    seen: null,
    mood: 'well',
    answers: [],
    close: () =>
      new Promise((settle) => {
        server.closeAllConnections();
        server.close(() => settle());
      }),
  };
  return witness;
}

async function answer(
  witness: WitnessServer,
  privateKey: string,
  logKeys: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const say = (status: number, text = ''): void => {
    witness.answers.push(status);
    response.writeHead(status, { 'Content-Type': 'text/plain' }).end(text);
  };
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (witness.mood === 'silent') response.destroy();
  else if (request.url !== '/w/add-checkpoint' || witness.mood === 'failing') say(500);
  else {
    const { oldSize, proof, checkpoint: note } = parseAddCheckpoint(Buffer.concat(chunks).toString('utf8'));
    const { text, checkpoint } = openCheckpoint(note, logKeys.map(noteVerifier));
    const known = witness.seen?.size ?? 0;
    if (oldSize !== known) say(409, `${known}\n`);
    else if (
      witness.seen &&
      !verifyConsistency(known, witness.seen.root, checkpoint.size, checkpoint.root, proof)
    ) {
      say(422);
    } else {
      witness.seen = checkpoint;
      const signed = witness.mood === 'lying' ? text.replace('\n', '!\n') : text;
      say(200, signatureLine(cosigner(privateKey).cosign(signed, 1_800_000_000)));
    }
  }
}
