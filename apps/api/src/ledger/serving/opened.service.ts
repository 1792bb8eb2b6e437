import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { leafHashOf, type LedgerEvent, toHex } from '#ledger';
import { AccessService } from '../../identity/access/access.service.js';
import { AssessmentAccess } from '../../assessments/assessment-access.service.js';
import type { Caller } from '../../shared/caller.js';
import { type EvidenceFile, evidenceFiles } from '../evidence.js';
import { recordOf } from '../leaf.js';
import { type Facts, readFacts } from '../records/index.js';
import type { RowRef } from '../subject.js';
import type { OpenedLeafDto, OpenedLeavesDto } from './opened.dto.js';

/** Leaves of one answer. */
const PAGE = 500;

/** States in which a city is told the verdicts. */
const VERDICTS_TOLD = ['verified', 'qualityReview', 'signedOff', 'published'];

interface LeafRow extends RowRef {
  readonly position: string;
  readonly index: string | null;
  readonly leaf: string;
  readonly at: Date;
  readonly salt: string | null;
  readonly evidence: readonly string[];
}

/** Opens the sealed leaves of an assessment for its city and its verifiers. */
@Injectable()
export class OpenedLeaves {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assessments: AssessmentAccess,
    private readonly access: AccessService,
  ) {}

  /** The leaves after a position (0: from the first), in the order in which they were written. Throws `notFound`. */
  async of(caller: Caller, assessmentId: string, after: number): Promise<OpenedLeavesDto> {
    const frame = await this.assessments.require(caller, 'assessment.read', assessmentId);
    const tellsVerdicts =
      VERDICTS_TOLD.includes(frame.state) || this.access.allows(caller, 'verification.read', frame);
    const { manager } = this.dataSource;
    const rows: LeafRow[] = await manager.query(LEAVES, [frame.cityId, assessmentId, after, PAGE]);
    const facts = await readFacts(manager, rows);
    const files = await evidenceFiles(
      manager,
      [frame.cityId],
      rows.flatMap(({ evidence }) => evidence),
    );
    const items = rows.map((row, index) => {
      const found = facts[index] ?? null;
      const isTold = row.event !== 'judged' || tellsVerdicts;
      return opened(row, isTold ? found : null, files);
    });
    return { items, next: rows.length === PAGE ? Number(rows.at(-1)?.position) : null };
  }
}

const LEAVES = `
  SELECT position, leaf_index AS index, leaf, event, at, salt, evidence, subject_city AS "cityId",
    subject_assessment AS "assessmentId", subject_data_point AS "dataPoint", subject_profile_key AS "profileKey",
    subject_id AS id, subject_number AS number
  FROM ledger_leaf
  WHERE subject_city = $1 AND subject_assessment = $2 AND position > $3 ORDER BY position LIMIT $4`;

function opened(
  { index, leaf, event, at, salt, evidence, dataPoint, profileKey }: LeafRow,
  facts: Facts | null,
  files: ReadonlyMap<string, EvidenceFile>,
): OpenedLeafDto {
  const isSealed = salt !== null;
  return {
    index: index === null ? null : Number(index),
    event: event satisfies LedgerEvent,
    at: at.toISOString(),
    dataPoint: facts?.dataPoint ?? dataPoint,
    profileKey: facts?.profileKey ?? profileKey,
    hash: toHex(leafHashOf(leaf)),
    text: leaf,
    salt: facts === null ? null : salt,
    record:
      isSealed && facts !== null
        ? recordOf(
            facts,
            evidence.map((id) => files.get(id)?.hash ?? ''),
          )
        : null,
  };
}
