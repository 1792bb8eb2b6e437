import type { EntityManager } from 'typeorm';
import { EditionRecord, EditionValueRecord, sha256 } from '#persistence';
import { canonicalJson } from '#scoring';
import { frozenColumns, valueRows } from '../../shared/edition-rows.js';
import { type EditionContent, parseContent } from '../../shared/edition-content.js';
import type { Checking } from './fault.js';

/** Editions read at once; each may have some hundred kilobytes. */
const CHUNK = 20;

/** Checks that editions are what they were when they were frozen; the count of editions. */
export async function checkEditions(checking: Checking): Promise<number> {
  let count = 0;
  for await (const editions of editionsInOrder(checking.manager)) {
    for (const edition of editions) await checkEdition(checking, edition);
    count += editions.length;
  }
  const gaps: { readonly id: string }[] = await checking.manager.query(
    `SELECT edition.id FROM edition JOIN (SELECT city_id, max(number) AS last, count(*) AS count FROM edition
       GROUP BY city_id) city ON city.city_id = edition.city_id
     WHERE city.last <> city.count AND edition.number = city.last`,
  );
  for (const { id } of gaps) checking.report({ code: 'editionColumns', edition: id });
  return count;
}

async function* editionsInOrder(manager: EntityManager): AsyncGenerator<readonly EditionRecord[]> {
  const nil = '00000000-0000-0000-0000-000000000000';
  let after = { cityId: nil, id: nil };
  for (;;) {
    const editions = await manager
      .createQueryBuilder(EditionRecord, 'edition')
      .where('(edition.city_id, edition.id) > (:cityId, :id)', after)
      .orderBy({ 'edition.cityId': 'ASC', 'edition.id': 'ASC' })
      .limit(CHUNK)
      .getMany();
    if (editions.length > 0) yield editions;
    const last = editions.at(-1);
    if (!last || editions.length < CHUNK) return;
    after = { cityId: last.cityId, id: last.id };
  }
}

async function checkEdition({ manager, report }: Checking, edition: EditionRecord): Promise<void> {
  const { cityId, id, content: text, contentHash } = edition;
  if (sha256(text) !== contentHash) report({ code: 'editionHash', edition: id });
  const content = readContent(text);
  if (!content) {
    report({ code: 'editionForm', edition: id });
    return;
  }
  const columns = frozenColumns(content);
  const stored = Object.fromEntries(
    Object.keys(columns).map((key) => [key, edition[key as keyof EditionRecord]]),
  );
  const follows =
    content.state === 'verified' ? isSuccessor(edition, content.supersedes) : edition.correction === null;
  if (canonicalJson(stored) !== canonicalJson(columns) || !follows) {
    report({ code: 'editionColumns', edition: id });
  }
  const rows = await manager.findBy(EditionValueRecord, { cityId, editionId: id });
  if (asText(rows) !== asText(valueRows(cityId, id, content))) report({ code: 'editionValues', edition: id });
}

/** The content; `null` when it is not the canonical JSON of one. */
function readContent(text: string): EditionContent | null {
  try {
    const content = parseContent(text);
    return canonicalJson(content) === text && Array.isArray(content.result.dataPoints) ? content : null;
  } catch {
    return null;
  }
}

function isSuccessor(
  { supersedesId, correction }: EditionRecord,
  supersedes: { readonly id: string; readonly reason: string | null } | null,
): boolean {
  return supersedesId === (supersedes?.id ?? null) && correction === (supersedes?.reason ?? null);
}

function asText(rows: readonly EditionValueRecord[]): string {
  const ordered = rows.toSorted((a, b) => (a.dataPoint < b.dataPoint ? -1 : 1));
  return canonicalJson(ordered.map(({ edition: _, ...row }) => row));
}
