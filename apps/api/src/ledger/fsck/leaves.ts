import { FormatError, type Leaf, parseLeaf } from '#ledger';
import { type EvidenceFile, evidenceFiles } from '../evidence.js';
import { readFrames } from '../frames.js';
import { type LeafFrame, leafText } from '../leaf.js';
import { actorsBehind, knownPseudonyms } from '../pseudonyms.js';
import { type Facts, readFacts } from '../records/index.js';
import { isEvent, isTidy, kindOf } from '../subject.js';
import type { Checking } from './fault.js';
import { leafName, rowName, type StoredLeaf } from './rows.js';

/** A leaf with what it says; `null` when it is not in the form of one. */
interface ReadLeaf {
  readonly stored: StoredLeaf;
  readonly leaf: Leaf | null;
}

/** What the tables say of some leaves. */
interface Tables {
  readonly frames: ReadonlyMap<string, LeafFrame>;
  readonly files: ReadonlyMap<string, EvidenceFile>;
  readonly pseudonyms: ReadonlyMap<string, string>;
  readonly actors: ReadonlyMap<string, string>;
}

/** Compares leaves with the rows of which they tell, by the functions with which they were made. */
export async function checkLeaves(checking: Checking, leaves: readonly StoredLeaf[]): Promise<void> {
  const { manager, report } = checking;
  const read = leaves.map((stored) => ({ stored, leaf: readLeaf(stored.text) }));
  for (const { stored, leaf } of read) {
    if (!leaf) report({ code: 'leafForm', leaf: leafName(stored) });
    else if (!isLabelled(stored, leaf)) report({ code: 'leafLabel', leaf: leafName(stored) });
  }
  // What the label of a leaf names cannot be looked up when nobody knows what it is.
  const known = read.filter(({ stored }) => isEvent(stored.event));
  const facts = await readFacts(
    manager,
    known.map(({ stored }) => stored),
  );
  const tables = await readTables(checking, known, facts);
  known.forEach(({ stored, leaf }, index) => {
    if (!leaf) return;
    const [name, row] = [leafName(stored), rowName(kindOf(stored), stored)];
    const fact = facts[index];
    if (!fact) report({ code: 'rowMissing', leaf: name, row });
    else if (textAgain(stored, leaf, fact, tables) !== stored.text) {
      report({ code: 'rowDiffers', leaf: name, row });
    }
  });
}

async function readTables(
  { manager }: Checking,
  leaves: readonly ReadLeaf[],
  facts: readonly (Facts | null)[],
): Promise<Tables> {
  const stored = leaves.map((leaf) => leaf.stored);
  return {
    frames: await readFrames(manager, stored),
    files: await evidenceFiles(
      manager,
      stored.map(({ cityId }) => cityId),
      stored.flatMap(({ evidence }) => evidence),
    ),
    pseudonyms: await knownPseudonyms(
      manager,
      facts.flatMap((fact) => fact?.by ?? []),
    ),
    actors: await actorsBehind(
      manager,
      leaves.flatMap(({ leaf }) => leaf?.actor ?? []),
    ),
  };
}

function readLeaf(text: string): Leaf | null {
  try {
    return parseLeaf(text);
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/** The columns beside a leaf say what the leaf says, and no more than is needed to find its row. */
function isLabelled(stored: StoredLeaf, leaf: Leaf): boolean {
  return (
    stored.event === leaf.event &&
    milliseconds(stored.at) === leaf.time &&
    (stored.salt === null) === (leaf.salt !== null) &&
    stored.dataPoint === leaf.dataPoint &&
    stored.profileKey === (leaf.extension['profile'] ?? null) &&
    isTidy(stored)
  );
}

/** The leaf as it would be made of the row as it is now; `null` when it could not be made. */
function textAgain(stored: StoredLeaf, leaf: Leaf, facts: Facts, tables: Tables): string | null {
  const frame = tables.frames.get(stored.assessmentId);
  const time = milliseconds(facts.at ?? stored.at);
  const salt = stored.salt ?? leaf.salt;
  const actor = actorOf(leaf, facts, tables);
  const evidence = evidenceOf(stored, facts, tables);
  if (!frame || time === null || salt === null || actor === null || evidence === null) return null;
  // The program and its rules may have moved on since; that a leaf's own were not changed is what the tree shows.
  const { device, versions } = leaf;
  try {
    const context = { event: stored.event, frame, device, versions, time, actor, salt, evidence };
    return leafText(facts, context);
  } catch (error) {
    // What was changed may have no place in a leaf.
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/** The pseudonym of who wrote the row; `null` when it is another's. Who was struck out cannot be compared any more. */
function actorOf(leaf: Leaf, { by }: Facts, { pseudonyms, actors }: Tables): string | null {
  if (by === null) return leaf.actor;
  const pseudonym = pseudonyms.get(by);
  if (pseudonym !== undefined) return pseudonym;
  return actors.has(leaf.actor) ? null : leaf.actor;
}

/** Hashes of the files that a leaf points to; `null` when one is gone or belongs elsewhere. */
function evidenceOf(
  { evidence, assessmentId, dataPoint }: StoredLeaf,
  facts: Facts,
  { files }: Tables,
): readonly string[] | null {
  const ofDataPoint = facts.evidence === 'ofDataPoint';
  if (facts.evidence !== 'ofDataPoint' && facts.evidence.join() !== evidence.join()) return null;
  const found = evidence.flatMap((id) => files.get(id) ?? []);
  const belong = found.every(
    (file) => file.assessmentId === assessmentId && (!ofDataPoint || file.dataPoint === dataPoint),
  );
  return belong && found.length === evidence.length ? found.map(({ hash }) => hash) : null;
}

/** The time of a leaf; `null` for one that no program of ours has written, with a part of a millisecond. */
function milliseconds(micros: string): string | null {
  return micros.endsWith('000Z') ? `${micros.slice(0, -'000Z'.length)}Z` : null;
}
