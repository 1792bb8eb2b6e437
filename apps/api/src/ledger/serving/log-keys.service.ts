import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LedgerKeyRecord, LedgerWitnessRecord } from '#persistence';
import { nameOfVerifier } from '../sequencing/keys.service.js';
import type { LedgerKeysDto } from './log.dto.js';

/** Tells with which keys the log is to be checked. */
@Injectable()
export class LogKeysService {
  constructor(private readonly dataSource: DataSource) {}

  async all(): Promise<LedgerKeysDto> {
    const { manager } = this.dataSource;
    const keys = await manager.find(LedgerKeyRecord, { order: { createdAt: 'DESC', vkey: 'ASC' } });
    const witnesses = await manager.find(LedgerWitnessRecord, { order: { name: 'ASC', vkey: 'ASC' } });
    const inUse = keys.find(({ retiredAt }) => retiredAt === null) ?? keys[0];
    return {
      origin: inUse ? nameOfVerifier(inUse.vkey) : null,
      keys: keys.map(({ vkey, createdAt, retiredAt }) => ({
        vkey,
        createdAt: createdAt.toISOString(),
        retiredAt: retiredAt?.toISOString() ?? null,
      })),
      witnesses: witnesses.map(({ name, vkey, addedAt, retiredAt }) => ({
        name,
        vkey,
        addedAt: addedAt.toISOString(),
        retiredAt: retiredAt?.toISOString() ?? null,
      })),
    };
  }
}
