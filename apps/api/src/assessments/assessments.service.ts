import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataPointList, type ProfileKey } from '#catalogue';
import { CONTEXT_HEADINGS, PROFILE_KEYS } from '#exchange';
import type { Language } from '#text';
import type { Caller } from '../shared/caller.js';
import { ReviewsService } from '../verification/reviews.service.js';
import { AssessmentAccess } from './assessment-access.service.js';
import type {
  AssessmentDto,
  AssessmentSummaryDto,
  AssignmentDto,
  CityPersonDto,
  ContextNoteDto,
  ProfileFieldDto,
} from './assessment.dto.js';
import { type Names, personRef, timeText } from '../shared/people.js';
import { editable } from './corrections/editable.js';
import { ALL_WAITING, type Waiting } from './corrections/questioned.js';
import { reviewStates } from './corrections/review-states.js';
import { entryFieldsDto, entryView, EVIDENCE_COLUMNS, type StoredEvidence } from './entries/entry-view.js';
import { type Frame, FRAME, FRAME_TABLES, personOf } from './frame.js';
import { findingDto, judgeAssessment } from './judging.js';
import { isEarlierFigure, type Previous, PREVIOUS } from './previous.js';
import { categoryProgress, progressOf } from './progress.js';
import { readinessOf } from './readiness.js';
import { assignedDataPoints, type AssignedScope } from './scope.js';
import {
  ENTRY_COLUMNS,
  type FiguredEntry,
  FIGURE_COLUMNS,
  FIGURED_COLUMNS,
  jsonList,
  type StoredEntry,
  type StoredFigure,
} from './stored.js';
import { summaryOf } from './summary.js';
import { StepFactsService } from './submission/step-facts.service.js';

interface StoredNote {
  readonly heading: string;
  readonly text: string;
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

interface StoredAssignment extends AssignedScope {
  readonly id: string;
  readonly userId: string;
  readonly dueOn: string | null;
}

interface Whole {
  readonly frame: Frame;
  readonly entries: readonly StoredEntry[];
  readonly profile: readonly StoredFigure[];
  readonly notes: readonly StoredNote[];
  readonly evidence: readonly StoredEvidence[];
  readonly comments: Readonly<Record<string, number>>;
  /** Questions that are not closed, by data point and by `profile:<key>`. */
  readonly waiting: Readonly<Record<string, Waiting>>;
  readonly assignments: readonly StoredAssignment[];
  readonly people: readonly CityPersonDto[];
  readonly previous: Previous | null;
  readonly names: Readonly<Record<string, string>>;
}

const actors = (column: string, table: string): string =>
  `SELECT ${column} AS actor FROM ${table} WHERE city_id = assessment.city_id AND assessment_id = assessment.id`;

const COLUMNS = [
  `${jsonList(ENTRY_COLUMNS, 'entry')} AS entries`,
  `${jsonList(FIGURE_COLUMNS, 'profile_figure')} AS profile`,
  `${jsonList('heading, text, revision, updated_at AS "updatedAt", updated_by AS "updatedBy"', 'context_note')} AS notes`,
  `${jsonList(EVIDENCE_COLUMNS, 'evidence', 'removed_at IS NULL', 'ORDER BY id')} AS evidence`,
  `(SELECT coalesce(json_object_agg(data_point, number), '{}') FROM (
    SELECT data_point, count(*)::int AS number FROM entry_comment WHERE city_id = assessment.city_id
      AND assessment_id = assessment.id AND deleted_at IS NULL GROUP BY data_point) counted) AS comments`,
  `${ALL_WAITING} AS waiting`,
  `${jsonList('id, user_id AS "userId", category, kpi, due_on AS "dueOn"', 'assignment', 'true', 'ORDER BY id')} AS assignments`,
  `(SELECT coalesce(json_agg(json_build_object('id', person.id, 'name', person.name, 'role', role)
      ORDER BY person.name, role), '[]')
    FROM city_membership JOIN app_user person ON person.id = user_id
    WHERE city_id = assessment.city_id AND disabled_at IS NULL) AS people`,
  `${PREVIOUS} AS previous`,
  `(SELECT coalesce(json_object_agg(id, name), '{}') FROM app_user WHERE id IN (
      SELECT substr(actor, 6)::uuid FROM (
        ${actors('updated_by', 'entry')} UNION ${actors('updated_by', 'profile_figure')}
        UNION ${actors('updated_by', 'context_note')} UNION ${actors('uploaded_by', 'evidence')}
        UNION ${actors(`'user:' || user_id`, 'assignment')}) writers
      WHERE actor LIKE 'user:%')) AS names`,
];

/** Reads assessments for the workspace. */
@Injectable()
export class AssessmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly steps: StepFactsService,
    private readonly reviews: ReviewsService,
  ) {}

  /** Everything the workspace shows of an assessment. Throws the problem `notFound`. */
  async view(caller: Caller, assessmentId: string, language: Language): Promise<AssessmentDto> {
    const more = { columns: COLUMNS, params: [] };
    const whole = await this.access.read<Whole>(caller, 'assessment.read', assessmentId, more);
    const { frame, entries, evidence, comments, waiting, previous, statement, submittedAt } = {
      ...whole.frame,
      ...whole,
    };
    const names: Names = new Map(Object.entries(whole.names));
    const profile = whole.profile.filter(({ stated }) => stated !== '');
    const judgement = judgeAssessment(frame.cityName, frame.year, entries, profile);
    const context = Object.fromEntries(whole.notes.map(({ heading, text }) => [heading, text]));
    const { reasons } = readinessOf({ judgement, profile, context });
    const lastEntryAt =
      entries
        .map(({ updatedAt }) => timeText(updatedAt))
        .toSorted()
        .at(-1) ?? null;
    const byKey = new Map(entries.map((entry) => [entry.dataPoint, entry]));
    const { manager } = this.dataSource;
    const reviews = await this.reviews.read(manager, frame);
    const verifies = this.access.allows(caller, 'verification.read', frame);
    return {
      ...summaryOf({ frame, entries, judgement, lastEntryAt }),
      profile: profileFields(whole.profile, names),
      context: contextNotes(whole.notes, names),
      entries: dataPointList.map(({ dataPoint: { key } }) => {
        const files = evidence.filter(({ dataPoint }) => dataPoint === key);
        return entryView(
          key,
          byKey.get(key) ?? null,
          { evidence: files, comments: comments[key] ?? 0, openQuestions: waiting[key]?.open ?? 0 },
          names,
        );
      }),
      findingList: judgement.findings.map((finding) => findingDto(finding, language)),
      categories: categoryProgress(entries),
      assignments: assignmentsOf(whole.assignments, entries, names),
      people: whole.people,
      actions: await this.steps.actions(manager, caller, frame, reasons.length === 0),
      previous: previous && {
        year: previous.year,
        entries: Object.fromEntries(
          previous.entries.filter(isEarlierFigure).map((entry) => [entry.dataPoint, entryFieldsDto(entry)]),
        ),
      },
      canEdit: editable(this.access, caller, frame, waiting),
      reviews: reviewStates(reviews, frame.state, verifies),
      questions: totalOf(Object.values(waiting)),
      statement,
      submittedAt: submittedAt === null ? null : timeText(submittedAt),
    };
  }

  /**
   * Summaries of the assessments that a condition on `assessment`, `city` and `round` picks, the newest year first;
   * `$1` in the condition is `value`. Those that the caller may not read are left out.
   */
  async summaries(caller: Caller, where: string, value: unknown): Promise<AssessmentSummaryDto[]> {
    const rows: {
      readonly frame: Frame;
      readonly entries: readonly FiguredEntry[];
      readonly profile: readonly StoredFigure[];
      readonly lastEntryAt: string | null;
    }[] = await this.dataSource.query(
      `SELECT ${FRAME}, ${jsonList(FIGURED_COLUMNS, 'entry')} AS entries,
         ${jsonList(FIGURE_COLUMNS, 'profile_figure', `stated <> ''`)} AS profile,
         (SELECT max(updated_at) FROM entry WHERE city_id = assessment.city_id AND assessment_id = assessment.id)
           AS "lastEntryAt"
       FROM ${FRAME_TABLES} WHERE assessment.state <> 'publishedElsewhere' AND ${where}
       ORDER BY assessment.reporting_year DESC, city.slug`,
      [value, personOf(caller)],
    );
    return rows
      .filter(({ frame }) => this.access.allows(caller, 'assessment.read', frame))
      .map(({ frame, entries, profile, lastEntryAt }) => {
        const judgement = judgeAssessment(frame.cityName, frame.year, entries, profile);
        return summaryOf({ frame, entries, judgement, lastEntryAt });
      });
  }
}

/** All questions of the assessment that are not closed, also those about the profile. */
function totalOf(waiting: readonly Waiting[]): Waiting {
  const sum = (count: (of: Waiting) => number): number =>
    waiting.reduce((total, item) => total + count(item), 0);
  return { open: sum(({ open }) => open), answered: sum(({ answered }) => answered) };
}

function profileFields(figures: readonly StoredFigure[], names: Names): ProfileFieldDto[] {
  const known = new Map(figures.map((figure) => [figure.key, figure]));
  const others = figures.map(({ key }) => key).filter((key) => !PROFILE_KEYS.includes(key as ProfileKey));
  return [...PROFILE_KEYS, ...others].map((key) => profileField(key, known.get(key) ?? null, names));
}

/** A profile figure as the forms show it. */
export function profileField(key: string, figure: StoredFigure | null, names: Names): ProfileFieldDto {
  return {
    key,
    revision: figure?.revision ?? 0,
    value: figure?.value ?? null,
    unit: figure?.unit ?? null,
    year: figure?.year ?? null,
    source: figure?.source ?? null,
    updatedAt: figure ? timeText(figure.updatedAt) : null,
    updatedBy: figure ? personRef(figure.updatedBy, names) : null,
  };
}

function contextNotes(notes: readonly StoredNote[], names: Names): Record<string, ContextNoteDto> {
  const known = new Map(notes.map((note) => [note.heading, note]));
  return Object.fromEntries(
    CONTEXT_HEADINGS.map((heading) => {
      const note = known.get(heading);
      return [
        heading,
        {
          revision: note?.revision ?? 0,
          text: note?.text ?? '',
          updatedAt: note ? timeText(note.updatedAt) : null,
          updatedBy: note ? personRef(note.updatedBy, names) : null,
        },
      ];
    }),
  );
}

function assignmentsOf(
  assignments: readonly StoredAssignment[],
  entries: readonly StoredEntry[],
  names: Names,
): AssignmentDto[] {
  return assignments.map(({ id, userId, category, kpi, dueOn }) => ({
    id,
    user: personRef(`user:${userId}`, names),
    category,
    kpi,
    dueOn,
    progress: progressOf(entries, assignedDataPoints([{ category, kpi }])),
  }));
}
