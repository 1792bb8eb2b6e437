import { rm } from 'node:fs/promises';
import type { Request, Response } from 'express';
import multer from 'multer';
import { ProblemException } from './problem.js';

/** A file on the disk, where nobody has looked into it yet. */
export interface ReceivedFile {
  readonly path: string;
  /** As the sender calls it; trusted in nothing. */
  readonly name: string;
  readonly size: number;
}

const MB = 1024 * 1024;

/**
 * Writes the one file of a multipart request, in the field `file`, to `folder` as it comes in, at most `maxBytes` of it.
 * Throws the problems `fileTooLarge` (413), `fileMissing` and `fileEmpty` (422), and then leaves nothing behind.
 */
export async function receiveFile(
  request: Request,
  response: Response,
  folder: string,
  maxBytes: number,
): Promise<ReceivedFile> {
  const upload = multer({
    storage: multer.diskStorage({ destination: folder }),
    limits: { fileSize: maxBytes, files: 1, fields: 5, parts: 6, fieldSize: 1024, headerPairs: 20 },
    defParamCharset: 'utf8',
  }).single('file');
  await new Promise<void>((settle, fail) => {
    // Whatever is wrong with a multipart body is the sender's doing.
    upload(request, response, (error: unknown) => {
      if (error === undefined || error === null) settle();
      else fail(problemOfUpload(error, maxBytes));
    });
  });
  const { file } = request;
  if (!file) throw new ProblemException(422, 'fileMissing');
  if (file.size === 0) {
    await rm(file.path, { force: true });
    throw new ProblemException(422, 'fileEmpty');
  }
  return { path: file.path, name: file.originalname, size: file.size };
}

function problemOfUpload(error: unknown, maxBytes: number): ProblemException {
  if (!(error instanceof multer.MulterError)) return new ProblemException(400, 'badRequest');
  if (error.code === 'LIMIT_FILE_SIZE')
    return new ProblemException(413, 'fileTooLarge', { megabytes: maxBytes / MB });
  return new ProblemException(422, 'fileMissing');
}

const NAME_LENGTH = 200;

/** A sender's file name as people may see it: without folders, control characters and text that runs backwards. */
export function shownName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
  const letters = Array.from(plain);
  if (letters.length <= NAME_LENGTH) return /^\.*$/.test(plain) ? 'file' : plain;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(plain)?.[0] ?? '';
  return letters.slice(0, NAME_LENGTH - ending.length).join('') + ending;
}
