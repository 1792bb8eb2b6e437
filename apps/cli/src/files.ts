import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { MAX_FILE_BYTES, readSubmissionBytes, type Submission, tooLarge } from '#exchange';
import { CommandFailure, complain, problemLines, tell, WRONG_INPUT } from './command.js';

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/**
 * The bytes of a submission file, at most one more than are accepted: enough to tell that it is too large. Fails with
 * one sentence when there is no such file.
 */
export async function readFileBytes(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file, 'r');
    try {
      if ((await handle.stat()).isDirectory()) {
        throw new CommandFailure(WRONG_INPUT, [tell('fileIsFolder', { file })]);
      }
      const buffer = Buffer.alloc(MAX_FILE_BYTES + 1);
      let length = 0;
      for (;;) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
        length += bytesRead;
        if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    const key = reasonOf(error) === 'ENOENT' ? 'fileMissing' : 'fileUnreadable';
    throw new CommandFailure(WRONG_INPUT, [tell(key, { file, reason: reasonOf(error) })]);
  }
}

/** Reads a submission file. Warnings go to standard error; a file with errors ends the command with all of them. */
export async function readSubmissionFile(file: string): Promise<Submission> {
  const bytes = await readFileBytes(file);
  const reading = bytes.length > MAX_FILE_BYTES ? tooLarge() : readSubmissionBytes(bytes);
  if (!reading.ok) throw new CommandFailure(WRONG_INPUT, problemLines(reading.problems));
  await complain(problemLines(reading.warnings));
  return reading.submission;
}

/** Fails with one sentence unless a file can be made at the path; makes nothing. */
export async function requireWritable(file: string): Promise<void> {
  const folder = dirname(resolve(file));
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new CommandFailure(WRONG_INPUT, [tell('folderMissing', { folder })]);
  const target = await stat(file).catch(() => null);
  if (target?.isDirectory()) throw new CommandFailure(WRONG_INPUT, [tell('outIsFolder', { file })]);
}

/** Writes a file aside and moves it into place: there is the whole file or, after an error, what was there before. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const aside = join(dirname(resolve(file)), `.civiscore-${randomUUID()}`);
  try {
    const handle = await open(aside, 'wx', 0o644);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw new CommandFailure(WRONG_INPUT, [tell('outNotWritable', { file, reason: reasonOf(error) })]);
  }
}
