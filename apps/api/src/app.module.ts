import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { openFileStore } from '#persistence';
import { AssessmentsModule } from './assessments/assessments.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { CitiesModule } from './cities/cities.module.js';
import { EditionsModule } from './editions/editions.module.js';
import { ExchangeModule } from './exchange/exchange.module.js';
import { HealthModule } from './health/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { PublicLedgerModule } from './ledger/public-ledger.module.js';
import { type LedgerOptions, LedgerSettings } from './ledger/settings.js';
import { MailModule, type MailSettings } from './mail/mail.module.js';
import { MaturityModule } from './maturity/maturity.module.js';
import { OpenApiModule } from './openapi/openapi.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { JsonBody } from './shared/body.js';
import { logSettings } from './shared/logging.js';
import { ProblemFilter } from './shared/problem.filter.js';
import { queryPipe } from './shared/query.pipe.js';
import { StorageModule } from './shared/storage.module.js';
import { VerificationModule } from './verification/verification.module.js';

export interface AppSettings extends MailSettings {
  /** An open connection to the database; whoever opened it closes it. */
  readonly dataSource: DataSource;
  /** Folder in which rendered documents are kept. */
  readonly dataFolder: string;
  /** Files that one address may send in a minute; 60 unless given. */
  readonly importsPerMinute?: number;
  /** Cosignatures of the log that one address may send in a minute; 60 unless given. */
  readonly cosignaturesPerMinute?: number;
  /** Draw documents in a child process. */
  readonly drawInChild?: boolean;
  /** Name and keys of the log. */
  readonly ledger?: LedgerOptions;
}

/** The whole HTTP service. */
@Module({})
export class AppModule {
  static register({
    dataSource,
    dataFolder,
    importsPerMinute = 60,
    cosignaturesPerMinute = 60,
    drawInChild = false,
    ledger,
    ...mail
  }: AppSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: logSettings() }),
        StorageModule.register(dataSource, openFileStore(dataFolder)),
        JobsModule,
        MailModule.register(dataFolder, mail),
        LedgerModule.register(new LedgerSettings(dataFolder, mail.publicUrl, ledger)),
        IdentityModule,
        CatalogueModule,
        CitiesModule,
        ProgrammesModule,
        AssessmentsModule,
        VerificationModule,
        MaturityModule,
        EditionsModule.register(drawInChild),
        ExchangeModule.register(importsPerMinute),
        PublicLedgerModule.register(cosignaturesPerMinute),
        HealthModule,
        OpenApiModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: JsonBody },
        { provide: APP_PIPE, useFactory: queryPipe },
      ],
    };
  }
}
