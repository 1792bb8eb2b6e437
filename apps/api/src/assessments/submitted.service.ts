import { Injectable } from '@nestjs/common';
import { toAssessment } from '#exchange';
import { screeningReport, type ScreeningReport, type Submitted } from '#screening';
import type { Caller } from '../shared/caller.js';
import { parseContent } from '../shared/edition-content.js';
import type { Names } from '../shared/people.js';
import type { Permission } from '../shared/permissions.js';
import { scorer } from '../shared/scorer.js';
import { AssessmentAccess } from './assessment-access.service.js';
import { ALL_WAITING, type Waiting } from './corrections/questioned.js';
import type { EntryViewDto } from './entries/entry.dto.js';
import { entryView, EVIDENCE_COLUMNS, type StoredEvidence } from './entries/entry-view.js';
import type { Frame } from './frame.js';
import { ENTRY_COLUMNS, FIGURE_COLUMNS, jsonList, type StoredEntry, type StoredFigure } from './stored.js';

export { ActionDto } from './assessment.dto.js';
export { profileSubject, type Waiting } from './corrections/questioned.js';
export { EntryViewDto } from './entries/entry.dto.js';
export type { Frame } from './frame.js';
export { findingSentence } from './judging.js';
export type { StoredEntry, StoredFigure } from './stored.js';

/** What a city submitted, with all that a verifier looks at. */
export interface SubmittedReading {
  readonly frame: Frame;
  readonly entries: ReadonlyMap<string, StoredEntry>;
  /** Without figures that were taken back. */
  readonly profile: readonly StoredFigure[];
  /** Files of evidence by data point. */
  readonly evidence: ReadonlyMap<string, readonly StoredEvidence[]>;
  /** Questions that are not closed, by data point and by `profile:` and key. */
  readonly waiting: Readonly<Record<string, Waiting>>;
  readonly submitted: Submitted;
  readonly report: ScreeningReport;
}

interface Rows {
  readonly frame: Frame;
  readonly entries: readonly StoredEntry[];
  readonly profile: readonly StoredFigure[];
  readonly evidence: readonly StoredEvidence[];
  readonly waiting: Readonly<Record<string, Waiting>>;
  readonly boundary: string | null;
  readonly earlier: string | null;
}

const COLUMNS = [
  `${jsonList(ENTRY_COLUMNS, 'entry')} AS entries`,
  `${jsonList(FIGURE_COLUMNS, 'profile_figure', `stated <> ''`)} AS profile`,
  `${jsonList(EVIDENCE_COLUMNS, 'evidence', 'removed_at IS NULL', 'ORDER BY id')} AS evidence`,
  `${ALL_WAITING} AS waiting`,
  `(SELECT text FROM context_note WHERE city_id = assessment.city_id AND assessment_id = assessment.id
    AND heading = 'boundary') AS boundary`,
  `(SELECT content FROM edition WHERE city_id = assessment.city_id AND reporting_year < assessment.reporting_year
    ORDER BY reporting_year DESC, number DESC LIMIT 1) AS earlier`,
];

/** Reads what cities submitted, for those who judge it. */
@Injectable()
export class SubmittedService {
  constructor(private readonly access: AssessmentAccess) {}

  /**
   * Reads and screens everything that was entered, in one query. Throws the one problem `notFound` when the assessment
   * is absent and when it is forbidden.
   */
  async read(caller: Caller, permission: Permission, assessmentId: string): Promise<SubmittedReading> {
    const more = { columns: COLUMNS, params: [], prepared: 'submitted' };
    const rows = await this.access.read<Rows>(caller, permission, assessmentId, more);
    const { frame, entries, profile, waiting } = rows;
    const evidence = Map.groupBy(rows.evidence, ({ dataPoint }) => dataPoint);
    const submitted: Submitted = {
      city: frame.cityName,
      reportingYear: frame.year,
      entries,
      profile,
      boundary: rows.boundary,
      evidence: Object.fromEntries([...evidence].map(([key, files]) => [key, files.length])),
      earlier: rows.earlier === null ? null : earlierEdition(rows.earlier),
    };
    return {
      frame,
      entries: new Map(entries.map((entry) => [entry.dataPoint, entry])),
      profile,
      evidence,
      waiting,
      submitted,
      report: screeningReport(scorer, submitted),
    };
  }
}

function earlierEdition(content: string): Submitted['earlier'] {
  const { submission, result } = parseContent(content);
  return { assessment: toAssessment(submission), result, profile: submission.profile };
}

/** One entry as the workspace shows it, with its evidence. */
export function entryOf(
  { entries, evidence, waiting }: SubmittedReading,
  dataPoint: string,
  { comments, names }: { readonly comments: number; readonly names: Names },
): EntryViewDto {
  const around = {
    evidence: evidence.get(dataPoint) ?? [],
    comments,
    openQuestions: waiting[dataPoint]?.open ?? 0,
  };
  return entryView(dataPoint, entries.get(dataPoint) ?? null, around, names);
}

/** Whoever wrote an entry and its evidence, e.g. `user:<id>`. */
export function writersOf({ entries, evidence }: SubmittedReading, dataPoint: string): string[] {
  const entry = entries.get(dataPoint);
  const files = evidence.get(dataPoint) ?? [];
  return [...(entry ? [entry.updatedBy] : []), ...files.map(({ uploadedBy }) => uploadedBy)];
}
