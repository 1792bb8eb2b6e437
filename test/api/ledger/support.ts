import type { EntityManager } from 'typeorm';
import { newId, VerdictRecord } from '#persistence';
import { Sequencer } from '../../../apps/api/src/ledger/sequencing/sequencer.service.js';
import { LedgerService, type LedgerSubject } from '../../../apps/api/src/ledger/ledger.service.js';
import type { CreateAppSettings } from '../../../apps/api/src/index.js';
import { storeAssessment } from '../../support/records.js';
import { type Service, startService } from '../support/service.js';

export const DATA_POINT = 'smartWaterMeters';
export const VERIFIER = `user:${newId()}`;

/** A service with one assessment, about which rows are written directly. */
export interface LedgerWorld {
  readonly service: Service;
  readonly cityId: string;
  readonly assessmentId: string;
  /** Writes a verdict and its leaf; the transaction commits unless `fail` is given. */
  judge(number: number, more?: Partial<VerdictRecord>, fail?: Error): Promise<void>;
  /** Writes leaves of rows that are there. */
  append(...subjects: Omit<LedgerSubject, 'cityId' | 'assessmentId'>[]): Promise<void>;
  /** Takes up every leaf and signs. */
  sequence(): Promise<void>;
}

export interface LeafRow {
  readonly position: string;
  readonly leaf_index: string | null;
  readonly leaf: string;
  readonly event: string;
  readonly subject_number: number | null;
  readonly salt: string | null;
}

export async function startLedger(settings: Partial<CreateAppSettings> = {}): Promise<LedgerWorld> {
  const service = await startService(settings);
  const { dataSource } = service;
  const own = await storeAssessment(dataSource);
  const ledger = service.app.get(LedgerService);
  const judgeIn = async (manager: EntityManager, number: number, more: Partial<VerdictRecord>) => {
    const verdict = verdictOf(own, number, more);
    await manager.insert(VerdictRecord, verdict);
    const { dataPoint, by: actor, at } = verdict;
    await ledger.append(manager, [{ event: 'judged', ...own, dataPoint, number, actor, at }]);
  };
  return {
    service,
    ...own,
    judge: (number, more = {}, fail) =>
      dataSource.transaction(async (manager) => {
        await judgeIn(manager, number, more);
        if (fail) throw fail;
      }),
    append: (...subjects) =>
      dataSource.transaction((manager) =>
        ledger.append(
          manager,
          subjects.map((subject) => ({ ...own, ...subject })),
        ),
      ),
    sequence: () => service.app.get(Sequencer).run(),
  };
}

function verdictOf(
  own: { readonly cityId: string; readonly assessmentId: string },
  number: number,
  more: Partial<VerdictRecord>,
): VerdictRecord {
  return {
    ...own,
    dataPoint: DATA_POINT,
    number,
    outcome: 'verified',
    entryRevision: 1,
    value: '27.27',
    footnote: null,
    reasonCode: null,
    reason: null,
    checks: [0, 2],
    grade: 'qualified',
    at: new Date('2026-11-21T09:30:00.123Z'),
    by: VERIFIER,
    ...more,
  };
}

export function leavesOf({ service }: LedgerWorld): Promise<readonly LeafRow[]> {
  return service.dataSource.query(`SELECT * FROM ledger_leaf ORDER BY position`);
}
