import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Screening } from '#screening';
import type { Caller } from '../shared/caller.js';
import { decimalText } from '../shared/decimal-text.js';
import type { Permission } from '../shared/permissions.js';
import { AssessmentAccess } from './assessment-access.service.js';
import type { Frame } from './frame.js';
import { judgeAssessment } from './judging.js';
import { ENTRY_COLUMNS, FIGURE_COLUMNS, jsonList, type StoredEntry, type StoredFigure } from './stored.js';

export type { Frame } from './frame.js';
export { jsonList, type StoredEntry, type StoredFigure } from './stored.js';

/** An assessment with what the city has entered, scored and judged by the rules. */
export interface Reading {
  readonly frame: Frame;
  /** In no order; only data points for which there is something. */
  readonly entries: readonly StoredEntry[];
  /** Without those taken back. */
  readonly profile: readonly StoredFigure[];
  readonly screening: Screening;
}

const COLUMNS = [
  `${jsonList(ENTRY_COLUMNS, 'entry')} AS entries`,
  `${jsonList(FIGURE_COLUMNS, 'profile_figure', `stated <> ''`)} AS profile`,
];

/** Reads assessments with their figures for the other features. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
  ) {}

  /** Throws the one problem `notFound` when the assessment is absent and when it is forbidden. */
  async read(
    caller: Caller,
    permission: Permission,
    assessmentId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Reading> {
    const more = { columns: COLUMNS, params: [] };
    const read = await this.access.read<Omit<Reading, 'screening'>>(
      caller,
      permission,
      assessmentId,
      more,
      manager,
    );
    const { frame, entries, profile } = read;
    return { ...read, screening: judgeAssessment(frame.cityName, frame.year, entries, profile) };
  }
}

/** The computed values by data point, as decimal text in the catalogue's units. */
export function valuesOf({ screening }: Pick<Reading, 'screening'>): ReadonlyMap<string, string | null> {
  return new Map(screening.result.dataPoints.map(({ dataPoint, value }) => [dataPoint, decimalText(value)]));
}
