import { createHash } from 'node:crypto';
import type { FileStore } from '#persistence';
import type { Checking } from './fault.js';

/** Files named at once. */
const CHUNK = 500;

interface FileRow {
  readonly hash: string;
  readonly file: string;
  readonly needed: boolean;
}

/**
 * Files of evidence must be there as long as they were not taken away; documents are drawn again when they are gone.
 * Those that are there must have their hash.
 */
const FILES = `
  SELECT content_hash AS hash, min(file) AS file, bool_or(needed) AS needed FROM (
    SELECT content_hash, 'evidence/' || id AS file, removed_at IS NULL AS needed FROM evidence
    UNION ALL SELECT content_hash, concat_ws('/', 'document', edition_id, kind, language), false FROM document_file
  ) file WHERE content_hash > $1 GROUP BY content_hash ORDER BY content_hash LIMIT $2`;

/** Reads every file of the store that a table names, and compares its bytes with its hash; the count of files. */
export async function checkFiles({ manager, report }: Checking, store: FileStore): Promise<number> {
  let after = '';
  let count = 0;
  for (;;) {
    const rows: FileRow[] = await manager.query(FILES, [after, CHUNK]);
    for (const { hash, file, needed } of rows) {
      const found = await hashIn(store, hash);
      if (found === null && needed) report({ code: 'fileMissing', file, hash });
      if (found !== null && found !== hash) report({ code: 'fileDiffers', file, hash });
      if (found !== null) count += 1;
    }
    if (rows.length < CHUNK) return count;
    after = rows.at(-1)?.hash ?? after;
  }
}

/** The hash of the bytes that lie under a hash; `null` when there are none. */
async function hashIn(store: FileStore, hash: string): Promise<string | null> {
  // A hash that was changed to something else names no file.
  const bytes = /^[0-9a-f]{64}$/.test(hash) ? await store.open(hash) : null;
  if (bytes === null) return null;
  const digest = createHash('sha256');
  for await (const chunk of bytes) digest.update(chunk as Buffer);
  return digest.digest('hex');
}
