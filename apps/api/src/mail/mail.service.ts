import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppUser, OneTimeLink, sha256 } from '#persistence';
import { isLanguage, type Language, type MessageParams } from '#text';
import { JobsService } from '../jobs/jobs.service.js';
import { PublicAddress } from '../shared/public-address.js';
import { type MailKind, mailText, renderMail } from './message.js';
import { MAIL_TRANSPORT, type MailTransport } from './transport.js';

/** A value of a mail that is a word of the mails itself, e.g. `{ message: 'role.verifier' }`: it is sent in the reader's language. */
export interface MailWord {
  readonly message: Parameters<typeof mailText>[1];
}

/** A day of a mail (`2026-12-31`): it is sent as the reader's language writes it. */
export interface MailDate {
  readonly date: string;
}

export interface QueuedItem {
  /** The line in each language. */
  readonly text: Readonly<Record<Language, string>>;
  /** Page the line leads to, without the language, e.g. `workspace/<id>`. */
  readonly path?: string;
}

/** A mail to a person, as it waits to be sent. It names the person, not the address. */
export interface QueuedMail {
  readonly kind: MailKind;
  readonly userId: string;
  readonly params?: Readonly<Record<string, string | number | MailWord | MailDate>>;
  /** Page the mail's action leads to, without the language, e.g. `workspace/<id>`. */
  readonly path?: string;
  /** A one-time link the action leads to instead: its token is made when the mail is sent, and kept nowhere. */
  readonly linkId?: string;
  readonly items?: readonly QueuedItem[];
}

const SEND_MAIL = 'sendMail';

/** Mails to people. They are queued with what caused them and sent by the worker, again and again until it works. */
@Injectable()
export class MailService implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobsService,
    private readonly address: PublicAddress,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
  ) {}

  onModuleInit(): void {
    this.jobs.define(SEND_MAIL, (payload) => this.send(payload as QueuedMail));
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  /** Queues a mail in the transaction of the manager. */
  async queue(manager: EntityManager, mail: QueuedMail): Promise<void> {
    await this.jobs.queue(manager, SEND_MAIL, mail);
  }

  /** Sends a queued mail now, in the reader's language; a disabled person and a link that has ended get none. */
  async send({ kind, userId, params = {}, path, linkId, items }: QueuedMail): Promise<void> {
    const user = await this.dataSource.manager.findOneBy(AppUser, { id: userId });
    if (!user || user.disabledAt !== null) return;
    const language = isLanguage(user.language) ? user.language : 'en';
    const page = linkId === undefined ? path : await this.linkPath(linkId);
    if (linkId !== undefined && page === undefined) return;
    const mail = renderMail({
      kind,
      language,
      name: user.name,
      params: wordsIn(language, params),
      ...(page === undefined ? {} : { url: this.address.page(language, page) }),
      ...(items === undefined
        ? {}
        : {
            items: items.map((item) => ({
              text: item.text[language],
              ...(item.path === undefined ? {} : { url: this.address.page(language, item.path) }),
            })),
          }),
    });
    await this.transport.send({ to: user.email, ...mail });
  }

  private async linkPath(id: string): Promise<string | undefined> {
    const token = randomBytes(32).toString('base64url');
    const { affected } = await this.dataSource.manager
      .createQueryBuilder()
      .update(OneTimeLink)
      .set({ tokenHash: sha256(token) })
      .where('id = :id AND used_at IS NULL AND expires_at > :now', { id, now: new Date() })
      .execute();
    return affected === 1 ? `link/${token}` : undefined;
  }
}

function wordsIn(language: Language, params: NonNullable<QueuedMail['params']>): MessageParams {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (typeof value !== 'object') return [key, value];
      return [key, 'date' in value ? dayIn(language, value.date) : mailText(language, value.message)];
    }),
  );
}

function dayIn(language: Language, date: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}
