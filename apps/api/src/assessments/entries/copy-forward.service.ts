import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataPointByKey, dataPointList } from '#catalogue';
import { type EntryChange, recordEntries } from '#persistence';
import { actorOf, type Caller } from '../../shared/caller.js';
import { ProblemException } from '../../shared/problem.js';
import { AssessmentAccess } from '../assessment-access.service.js';
import { ALL_WAITING, type Waiting } from '../corrections/questioned.js';
import type { Frame } from '../frame.js';
import { lockOpen } from '../lock.js';
import { isEarlierFigure, type Previous, PREVIOUS } from '../previous.js';
import { ENTRY_COLUMNS, jsonList, type StoredEntry, storedEntry } from '../stored.js';
import { entryView, EVIDENCE_COLUMNS, type StoredEvidence } from './entry-view.js';
import type { CopiedForwardDto, CopyForwardDto } from './history.dto.js';

interface Situation {
  readonly frame: Frame;
  readonly entries: readonly StoredEntry[];
  readonly previous: Previous | null;
  readonly evidence: readonly StoredEvidence[];
  readonly comments: Readonly<Record<string, number>>;
  readonly waiting: Readonly<Record<string, Waiting>>;
}

const COLUMNS = [
  `${jsonList(ENTRY_COLUMNS, 'entry')} AS entries`,
  `${PREVIOUS} AS previous`,
  `${jsonList(EVIDENCE_COLUMNS, 'evidence', 'removed_at IS NULL')} AS evidence`,
  `(SELECT coalesce(json_object_agg(data_point, number), '{}') FROM (
    SELECT data_point, count(*)::int AS number FROM entry_comment WHERE city_id = assessment.city_id
      AND assessment_id = assessment.id AND deleted_at IS NULL GROUP BY data_point) counted) AS comments`,
  `${ALL_WAITING} AS waiting`,
];

/** Takes figures of the city's earlier year over into an assessment, where it has none yet. */
@Injectable()
export class CopyForwardService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
  ) {}

  /**
   * Copies the earlier figures of a category or of data points, marked with the year they come from; what has a figure
   * or a "not reported" already is left alone. Throws `nothingToCopy` (404) when the city has no earlier figures.
   */
  copy(
    caller: Caller,
    assessmentId: string,
    { category, dataPoints }: CopyForwardDto,
  ): Promise<CopiedForwardDto> {
    return this.dataSource.transaction(async (manager) => {
      const asked = dataPointList.filter(
        ({ kpi, dataPoint }) => kpi.category === category || dataPoints?.includes(dataPoint.key),
      );
      // A contributor may copy what is assigned; whether anything is, the first such data point tells.
      const frame = await this.access.require(caller, 'assessment.read', assessmentId, { manager });
      const mine = asked.filter((item) =>
        this.access.allows(caller, 'assessment.edit', frame, item.dataPoint.key),
      );
      if (mine.length === 0) throw new ProblemException(404, 'notFound');
      await lockOpen(manager, frame);
      const more = { columns: COLUMNS, params: [] };
      const situation = await this.access.read<Situation>(
        caller,
        'assessment.read',
        assessmentId,
        more,
        manager,
      );
      const { previous, entries, evidence, comments, waiting } = situation;
      if (!previous) throw new ProblemException(404, 'nothingToCopy');

      const present = new Map(entries.map((entry) => [entry.dataPoint, entry]));
      const earlier = new Map(
        previous.entries.filter(isEarlierFigure).map((entry) => [entry.dataPoint, entry]),
      );
      const changes = mine.flatMap(({ dataPoint: { key } }): EntryChange[] => {
        const [source, here] = [earlier.get(key), present.get(key)];
        if (!source || (here && here.status !== null)) return [];
        return [{ ...carriedOver(source, previous.year), expectedRevision: here?.revision ?? 0 }];
      });
      const stamp = { at: new Date(), by: actorOf(caller) };
      const written = await recordEntries(manager, { cityId: frame.cityId, assessmentId, changes, ...stamp });
      const writer = 'userId' in caller && caller.userId !== null ? caller.userId : '';
      const names = new Map([[writer, frame.callerName ?? '']]);
      const copied = new Set(written.map(({ dataPoint }) => dataPoint));
      return {
        year: previous.year,
        copied: written.map((record) => {
          const { dataPoint } = record;
          const files = evidence.filter((file) => file.dataPoint === dataPoint);
          const around = {
            evidence: files,
            comments: comments[dataPoint] ?? 0,
            openQuestions: waiting[dataPoint]?.open ?? 0,
          };
          return entryView(dataPoint, storedEntry(record), around, names);
        }),
        skipped: asked.map(({ dataPoint }) => dataPoint.key).filter((key) => !copied.has(key)),
      };
    });
  }
}

/** An earlier figure as this year's: reported, with its own year; figures of the city profile come from this year's. */
function carriedOver(source: StoredEntry, year: number): EntryChange {
  const { revision: _revision, updatedAt: _at, updatedBy: _by, ...content } = source;
  const inputs = dataPointByKey(source.dataPoint)?.dataPoint.inputs ?? [];
  const fromProfile = new Set(inputs.filter(({ from }) => from === 'cityProfile').map(({ key }) => key));
  const own = <T>(group: Record<string, T> | null): Record<string, T> | null => {
    const kept = Object.entries(group ?? {}).filter(([key]) => !fromProfile.has(key));
    return kept.length > 0 ? Object.fromEntries(kept) : null;
  };
  return {
    ...content,
    status: 'reported',
    inputs: own(content.inputs),
    inputUnits: own(content.inputUnits),
    inputYears: own(content.inputYears),
    year: content.year ?? year,
    copiedFrom: year,
    explanation: null,
    published: null,
    publishedUnit: null,
    page: null,
  };
}
