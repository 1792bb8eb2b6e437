import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JobsService } from '../../../apps/api/src/jobs/jobs.service.js';
import { startWorker } from '../../../apps/worker/src/index.js';
import type { Service } from './service.js';

export interface ReadMail {
  readonly to: string;
  readonly subject: string;
  /** The plain text. */
  readonly text: string;
  /** Token of the one-time link in the mail. */
  readonly token: string | undefined;
}

/** Does every job that is due, then gives the mails in the folder, the oldest first. */
export async function deliverMails(service: Service): Promise<ReadMail[]> {
  const worker = await startWorker({
    dataSource: service.dataSource,
    work: service.app.get(JobsService),
    concurrency: 1,
    pollInterval: 50,
  });
  try {
    await untilNoJobIsDue(service);
  } finally {
    await worker.stop();
  }
  return readMails(service.dataFolder);
}

/** The mails of a data folder, the oldest first. */
export async function readMails(dataFolder: string): Promise<ReadMail[]> {
  const folder = join(dataFolder, 'mail');
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.sort().map(async (name) => readMail(await readFile(join(folder, name), 'utf8'))));
}

async function untilNoJobIsDue({ dataSource }: Service): Promise<void> {
  for (;;) {
    const rows: unknown[] = await dataSource.query(
      `SELECT FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts LIMIT 1`,
    );
    if (rows.length === 0) return;
    await new Promise((settle) => setTimeout(settle, 20));
  }
}

function readMail(source: string): ReadMail {
  const header = (name: string): string => {
    const [, value = ''] = new RegExp(`^${name}: (.*(?:\r?\n[ \t].*)*)`, 'm').exec(source) ?? [];
    return decodeWords(value.replace(/\r?\n[ \t]/g, ' '));
  };
  const [, part = ''] = /Content-Type: text\/plain[^]*?\r?\n\r?\n([^]*?)\r?\n--/.exec(source) ?? [];
  const text = /Content-Transfer-Encoding: base64[^]*?text\/html/.test(source)
    ? Buffer.from(part, 'base64').toString('utf8')
    : decodeQuotedPrintable(part);
  return { to: header('To'), subject: header('Subject'), text, token: /\/link\/([\w-]{43})/.exec(text)?.[1] };
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`);
  return decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/g, '%25'));
}

function decodeWords(text: string): string {
  return text.replace(/=\?UTF-8\?([QB])\?([^?]*)\?=\s*/gi, (_, kind: string, word: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(word, 'base64').toString('utf8')
      : decodeQuotedPrintable(word.replaceAll('_', ' ')),
  );
}
