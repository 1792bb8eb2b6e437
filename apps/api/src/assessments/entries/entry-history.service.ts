import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataPointByKey } from '#catalogue';
import { EntryRevisions } from '#persistence';
import type { Caller } from '../../shared/caller.js';
import { ProblemException } from '../../shared/problem.js';
import { AssessmentAccess } from '../assessment-access.service.js';
import { type StoredEntry, storedEntry } from '../stored.js';
import { fieldsOf } from './entry-fields.js';
import { namesOf, peopleIn, personRef, timeText } from '../../shared/people.js';
import type { EntryRevisionDto } from './history.dto.js';

/** Reads how entries came to be what they are. */
@Injectable()
export class EntryHistoryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
  ) {}

  /** Every revision of a data point with the fields it changed, the newest first. */
  async history(caller: Caller, assessmentId: string, dataPoint: string): Promise<EntryRevisionDto[]> {
    const { cityId } = await this.access.require(caller, 'assessment.read', assessmentId);
    if (!dataPointByKey(dataPoint)) throw new ProblemException(404, 'dataPointNotFound', { dataPoint });
    const { manager } = this.dataSource;
    const records = await new EntryRevisions(manager).history(cityId, assessmentId, dataPoint);
    const revisions = records.map((record) => storedEntry(record));
    const names = await namesOf(manager, peopleIn(revisions.map(({ updatedBy }) => updatedBy)));
    return revisions
      .map((entry, index) => ({
        revision: entry.revision,
        at: timeText(entry.updatedAt),
        by: personRef(entry.updatedBy, names),
        copiedFrom: entry.copiedFrom,
        ...difference(revisions[index - 1] ?? null, entry),
      }))
      .reverse();
  }
}

/** The fields that differ, before and after; null for an empty field. */
function difference(before: StoredEntry | null, after: StoredEntry): Pick<EntryRevisionDto, 'from' | 'to'> {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter(
    (field) => old.get(field) !== now.get(field),
  );
  const of = (fields: ReadonlyMap<string, string>): Record<string, string | null> =>
    Object.fromEntries(changed.map((field) => [field, fields.get(field) ?? null]));
  return { from: of(old), to: of(now) };
}
