/** Speed of the ledger: appending and signing, and proofs from a log of ten million entries. */
import {
  appendLeaves,
  formatLeaf,
  generateKey,
  HASH_SIZE,
  inclusionProof,
  leafHash,
  leafHashOf,
  noteSigner,
  rebuild,
  rootAt,
  sealRecord,
  signCheckpoint,
  TILE_WIDTH,
  toBase64,
  verifyInclusion,
} from '#ledger';
import { timeEach } from './measure.mjs';

const ENTRIES = 10_000_000;
const BATCH = 1_000;
/** Entries after which the log begins anew. */
const PERIOD = TILE_WIDTH ** 2;

/** Entry `index` of the log. */
const entryAt = (index) => Buffer.from(`entry ${index % PERIOD}`);

/**
 * Tiles of a log whose entries repeat after 65,536, so that it need not be hashed as a whole: it is a tree like any
 * other, and a proof costs as much. Tiles of one level are alike, or repeat.
 */
async function periodicLog() {
  const bottom = [];
  let middle;
  const entries = Array.from({ length: PERIOD }, (_, index) => entryAt(index));
  const { root } = await rebuild(entries, ({ level, hashes }) => {
    if (level === 0) bottom.push(hashes);
    else if (level === 1) middle = hashes;
  });
  const top = new Uint8Array(TILE_WIDTH * HASH_SIZE);
  for (let index = 0; index < TILE_WIDTH; index++) top.set(root, index * HASH_SIZE);
  const tile = ({ level, index }) =>
    level === 0 ? bottom[index % bottom.length] : level === 1 ? middle : top;
  return { tiles: (refs) => refs.map(tile) };
}

/** The leaf of a value that is being judged, as the API writes it. */
function leafText(number) {
  const salt = toBase64(new Uint8Array(16).fill(number));
  return formatLeaf({
    format: 'civiscore-leaf/1',
    event: 'judged',
    country: 'FR',
    city: 'anytown',
    device: 'civiscore/0.1.0',
    time: '2026-03-01T12:00:00.000Z',
    actor: `p-${number}`,
    kpi: 'EC: ICT: ICT: 1C',
    dataPoint: 'householdInternetAccess',
    period: '2025',
    unit: '%',
    value: null,
    quality: null,
    versions: { catalogue: 'u4ssc', benchmarks: 'civiscore', engine: '1' },
    evidence: [],
    salt: null,
    sealed: sealRecord(salt, { value: String(number), verdict: 'verified', note: 'As in the yearbook' }),
    extension: {},
  });
}

/** Milliseconds: 1,000 leaves made, appended and signed; a proof found; a proof checked. */
export async function benchLedger() {
  const source = await periodicLog();
  const root = await rootAt(source, ENTRIES);
  const before = ENTRIES - BATCH;
  const last = Array.from({ length: BATCH }, (_, index) => leafHash(entryAt(before + index)));
  const grown = await appendLeaves(source, before, last);
  if (toBase64(grown.root) !== toBase64(root)) throw new Error('The log of the bench is no tree');

  const signer = noteSigner(generateKey('bench.example', new Uint8Array(32).fill(7)).privateKey);
  const append = await timeEach(async () => {
    const leaves = Array.from({ length: BATCH }, (_, number) => leafHashOf(leafText(number)));
    const appended = await appendLeaves(source, ENTRIES, leaves);
    signCheckpoint({ origin: 'bench.example', ...appended }, [signer]);
  });

  // A step that shares no factor with the size visits all parts of the tree.
  const indexOf = (run) => (run * 7_654_321) % ENTRIES;
  const prove = await timeEach((run) => inclusionProof(source, indexOf(run), ENTRIES), {
    runs: 501,
    warmUp: 50,
  });
  const proofs = await Promise.all(
    Array.from({ length: 101 }, (_, run) => inclusionProof(source, indexOf(run), ENTRIES)),
  );
  const verify = await timeEach(
    (run) => {
      const number = run % proofs.length;
      const index = indexOf(number);
      if (!verifyInclusion(leafHash(entryAt(index)), index, ENTRIES, proofs[number], root)) {
        throw new Error(`The proof of entry ${index} does not hold`);
      }
    },
    { runs: 501, warmUp: 50 },
  );
  return { append, prove, verify };
}
