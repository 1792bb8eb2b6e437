import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { PublicAddress, PublicAddressSettings } from '../shared/public-address.js';
import { DigestService } from './digest.service.js';
import { MailService } from './mail.service.js';
import { RemindersService } from './reminders.service.js';
import { folderTransport, MAIL_TRANSPORT, smtpTransport } from './transport.js';

export interface MailSettings {
  /** How the outside reaches this installation; unless given, links lead to the address the service listens on. */
  readonly publicUrl?: string;
  /** The mail server, e.g. `smtps://user:password@mail.example.org`; without it mails go to `mail/` of the data folder. */
  readonly smtpUrl?: string;
  /** Sender of mails, e.g. `Civiscore <civiscore@example.org>`. */
  readonly mailFrom?: string;
}

/** Gives every feature the mails and the public address. */
@Module({})
export class MailModule {
  static register(dataFolder: string, { publicUrl, smtpUrl, mailFrom }: MailSettings): DynamicModule {
    const transport = (): ReturnType<typeof smtpTransport> =>
      smtpUrl === undefined
        ? folderTransport(join(dataFolder, 'mail'), mailFrom)
        : smtpTransport(smtpUrl, mailFrom);
    return {
      module: MailModule,
      global: true,
      providers: [
        { provide: PublicAddressSettings, useValue: new PublicAddressSettings(publicUrl ?? null) },
        { provide: MAIL_TRANSPORT, useFactory: transport },
        PublicAddress,
        MailService,
        DigestService,
        RemindersService,
      ],
      exports: [PublicAddress, MailService],
    };
  }
}
