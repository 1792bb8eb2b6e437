import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { newId } from '#persistence';
import type { RenderedMail } from './message.js';

export interface Envelope extends RenderedMail {
  readonly to: string;
}

/** Brings mails on their way. */
export interface MailTransport {
  /** Throws when the mail could not be handed over; the message of the error names no address. */
  send(mail: Envelope): Promise<void>;
  close(): void;
}

export const MAIL_TRANSPORT = 'civiscore:mailTransport';

const UNNAMED_SENDER = 'Civiscore <civiscore@localhost>';

/** Mails over SMTP, e.g. `smtps://user:password@mail.example.org`. */
export function smtpTransport(url: string, from = UNNAMED_SENDER): MailTransport {
  const transporter = createTransport({ url, connectionTimeout: 15_000, socketTimeout: 60_000 });
  return {
    async send(mail) {
      await transporter.sendMail({ from, ...mail }).catch((error: unknown) => {
        // What the mail server says may repeat the address, and errors are kept and logged.
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        throw new Error(`The mail server did not take a mail (${code}).`);
      });
    },
    close: () => transporter.close(),
  };
}

/** Mails as files `<time>-<id>.eml` in a folder, for installations without a mail server. */
export function folderTransport(folder: string, from = UNNAMED_SENDER): MailTransport {
  const logger = new Logger('Mail');
  const composer = createTransport({ streamTransport: true, buffer: true });
  return {
    async send(mail) {
      const { message } = await composer.sendMail({ from, ...mail });
      const time = new Date().toISOString().replace(/[:.]/g, '-');
      const path = join(folder, `${time}-${newId()}.eml`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(path, message as Buffer, { mode: 0o600 });
      logger.log(`A mail was written to ${path}`);
    },
    close: () => composer.close(),
  };
}
