import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FileStore } from '#persistence';
import { FILE_STORE } from './file-store.js';

/** Gives every feature the database connection and the file store. */
@Module({})
export class StorageModule {
  static register(dataSource: DataSource, files: FileStore): DynamicModule {
    return {
      module: StorageModule,
      global: true,
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: FILE_STORE, useValue: files },
      ],
      exports: [DataSource, FILE_STORE],
    };
  }
}
