import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataPointByKey } from '#catalogue';
import { PROFILE_KEYS } from '#exchange';
import { saveEntry } from '#persistence';
import type { Language } from '#text';
import { opennessOf } from '#workflow';
import { actorOf, type Caller } from '../../shared/caller.js';
import { ProblemException } from '../../shared/problem.js';
import { AssessmentAccess } from '../assessment-access.service.js';
import { CorrectionsService } from '../corrections/corrections.service.js';
import { requireChangeable, type Waiting, waitingOn } from '../corrections/questioned.js';
import type { Frame } from '../frame.js';
import { decidingOn } from '#screening';
import { findingDto, judgeAssessment } from '../judging.js';
import {
  ENTRY_COLUMNS,
  type FiguredEntry,
  FIGURE_COLUMNS,
  FIGURED_COLUMNS,
  jsonList,
  type StoredEntry,
  type StoredFigure,
} from '../stored.js';
import type { SavedEntryDto } from './entry.dto.js';
import {
  contentOf,
  type FieldChanges,
  type Fields,
  fieldsOf,
  mergeFields,
  readPatch,
} from './entry-fields.js';
import type { Names } from '../../shared/people.js';
import { entryView, EVIDENCE_COLUMNS, type StoredEvidence } from './entry-view.js';

/** Where a person writes, and on what they saw. */
export interface EntryPlace {
  readonly assessmentId: string;
  readonly dataPoint: string;
  /** The revision that was seen; 0 for none. */
  readonly baseRevision: number;
}

/** Everything that saving one entry needs, read in one query. */
interface Situation {
  readonly frame: Frame;
  readonly entry: StoredEntry | null;
  readonly base: StoredEntry | null;
  readonly restored: StoredEntry | null;
  readonly entries: readonly FiguredEntry[];
  readonly profile: readonly StoredFigure[];
  readonly evidence: readonly StoredEvidence[];
  readonly comments: number;
  /** Questions about the data point that are not closed. */
  readonly waiting: Waiting;
  readonly names: Readonly<Record<string, string>>;
}

const OF_ASSESSMENT = 'city_id = assessment.city_id AND assessment_id = assessment.id';
const OF_ENTRY = `${OF_ASSESSMENT} AND data_point = $3`;

const revision = (number: string): string =>
  `(SELECT row_to_json(item) FROM (SELECT ${ENTRY_COLUMNS} FROM entry_revision
    WHERE ${OF_ENTRY} AND revision = ${number}) item)`;

const PROFILE_INCOMPLETE = `${PROFILE_KEYS.length} > (SELECT count(*) FROM profile_figure
  WHERE ${OF_ASSESSMENT} AND value IS NOT NULL AND key IN (${PROFILE_KEYS.map((key) => `'${key}'`).join(', ')}))`;

const COLUMNS = [
  `(SELECT row_to_json(item) FROM (SELECT ${ENTRY_COLUMNS} FROM entry WHERE ${OF_ENTRY}) item) AS entry`,
  `${revision('$4')} AS base`,
  `${revision('$5')} AS restored`,
  // Beside a complete profile only the figures that share a rule with the entry are read.
  `${jsonList(FIGURED_COLUMNS, 'entry', `(data_point = ANY ($6::text[]) OR ${PROFILE_INCOMPLETE})`)} AS entries`,
  `${jsonList(FIGURE_COLUMNS, 'profile_figure', `stated <> ''`)} AS profile`,
  `${jsonList(EVIDENCE_COLUMNS, 'evidence', 'data_point = $3 AND removed_at IS NULL', 'ORDER BY id')} AS evidence`,
  `(SELECT count(*)::int FROM entry_comment WHERE ${OF_ENTRY} AND deleted_at IS NULL) AS comments`,
  `${waitingOn('$3')} AS waiting`,
  `(SELECT coalesce(json_object_agg(id, name), '{}') FROM app_user WHERE id IN (
      SELECT substr(updated_by, 6)::uuid FROM entry WHERE ${OF_ENTRY} AND updated_by LIKE 'user:%'
      UNION SELECT substr(uploaded_by, 6)::uuid FROM evidence WHERE ${OF_ENTRY} AND uploaded_by LIKE 'user:%'
    )) AS names`,
];

/** How often a save is tried anew when somebody else was a moment faster. */
const ATTEMPTS = 5;

/** Writes entries, one at a time, without ever writing over what somebody else has changed meanwhile. */
@Injectable()
export class EntrySavingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly corrections: CorrectionsService,
  ) {}

  /**
   * Saves the fields of a patch. Throws the problems `assessmentFrozen` and `newerValue` (409), and `entryRefused`
   * (422) when a field cannot be taken; the others are saved all the same.
   */
  async save(
    caller: Caller,
    place: EntryPlace,
    patch: Readonly<Record<string, unknown>>,
    language: Language,
  ): Promise<SavedEntryDto> {
    const { changes, refused } = readPatch(place.dataPoint, patch, language);
    const saved = await this.apply(caller, place, 0, () => changes, patch, language);
    if (refused.length > 0) {
      throw new ProblemException(
        422,
        'entryRefused',
        { count: refused.length },
        (reader) => refused.map((item) => item(reader)),
        { entry: saved },
      );
    }
    return saved;
  }

  /** Makes an earlier revision the present one, as a new revision. Throws as `save`, and `notFound` for no revision. */
  restore(caller: Caller, place: EntryPlace, revision: number, language: Language): Promise<SavedEntryDto> {
    const changesOf = ({ entry, restored }: Situation): FieldChanges => {
      if (!restored) throw new ProblemException(404, 'notFound');
      const wanted = fieldsOf(restored);
      const names = new Set([...wanted.keys(), ...fieldsOf(entry).keys(), 'status']);
      return new Map([...names].map((field) => [field, wanted.get(field) ?? null]));
    };
    return this.apply(caller, place, revision, changesOf, { revision }, language);
  }

  private async apply(
    caller: Caller,
    place: EntryPlace,
    restored: number,
    changesOf: (situation: Situation) => FieldChanges,
    yours: Readonly<Record<string, unknown>>,
    language: Language,
  ): Promise<SavedEntryDto> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const situation = await this.read(caller, place, restored);
      requireChangeable(situation.frame, situation.waiting);
      const { entry } = situation;
      const current = fieldsOf(entry);
      const base = place.baseRevision === (entry?.revision ?? 0) ? current : fieldsOf(situation.base);
      const changes = changesOf(situation);
      // Bringing a whole revision back replaces every field, so any newer value is in its way.
      const merge =
        restored > 0 && base !== current
          ? { ok: false as const, conflicts: [...changes.keys()] }
          : mergeFields(place.dataPoint, base, current, changes);
      if (!merge.ok) {
        const theirs = view(place.dataPoint, situation, entry, new Map(Object.entries(situation.names)));
        throw new ProblemException(409, 'newerValue', {}, undefined, {
          yours,
          theirs,
          fields: merge.conflicts,
        });
      }
      const written = equal(merge.fields, current)
        ? entry
        : await this.write(caller, place.dataPoint, situation, merge.fields);
      if (written !== undefined) return answer(place.dataPoint, situation, written, language);
    }
    throw new Error(`Too many writers at once on ${place.dataPoint} of ${place.assessmentId}.`);
  }

  private async read(caller: Caller, place: EntryPlace, restored: number): Promise<Situation> {
    const { assessmentId, dataPoint, baseRevision } = place;
    const params = [dataPoint, baseRevision, restored, decidingOn(dataPoint)];
    const more = { columns: COLUMNS, params, prepared: 'entrySituation' };
    const situation = await this.access.read<Situation>(
      caller,
      'assessment.edit',
      assessmentId,
      more,
      undefined,
      dataPoint,
    );
    if (!dataPointByKey(dataPoint)) throw new ProblemException(404, 'dataPointNotFound', { dataPoint });
    return situation;
  }

  /**
   * The entry as written; `undefined` when somebody else wrote it, or the assessment was frozen, since it was read. A
   * correction during verification does more than write the entry, so it takes the longer way.
   */
  private async write(
    caller: Caller,
    dataPoint: string,
    { frame, entry }: Situation,
    fields: Fields,
  ): Promise<StoredEntry | undefined> {
    const { cityId, assessmentId } = frame;
    const content = contentOf(dataPoint, fields, entry);
    const onRevision = entry?.revision ?? 0;
    const stamp = { at: new Date(), by: actorOf(caller) };
    const saved =
      opennessOf(frame.state) === 'everything'
        ? await saveEntry(this.dataSource, {
            cityId,
            assessmentId,
            content,
            onRevision,
            openStates: ['draft', 'returned'],
            ...stamp,
          })
        : await this.corrections.correctEntry(frame, content, onRevision, stamp);
    if (!saved) return undefined;
    return { ...content, revision: onRevision + 1, updatedAt: stamp.at, updatedBy: stamp.by };
  }
}

function equal(left: Fields, right: Fields): boolean {
  return left.size === right.size && [...left].every(([field, value]) => right.get(field) === value);
}

function view(
  dataPoint: string,
  { evidence, comments, waiting }: Situation,
  entry: StoredEntry | null,
  names: Names,
) {
  return entryView(dataPoint, entry, { evidence, comments, openQuestions: waiting.open }, names);
}

function answer(
  dataPoint: string,
  situation: Situation,
  entry: StoredEntry | null,
  language: Language,
): SavedEntryDto {
  const { frame, entries, profile } = situation;
  const others = entries.filter((other) => other.dataPoint !== dataPoint);
  const filled = entry ? [...others, entry] : others;
  const judged = judgeAssessment(frame.cityName, frame.year, filled, profile, dataPoint);
  const names = new Map(Object.entries(situation.names));
  const writer = entry?.updatedBy.slice('user:'.length);
  if (writer !== undefined && frame.callerName !== null && !names.has(writer))
    names.set(writer, frame.callerName);
  return {
    ...view(dataPoint, situation, entry, names),
    findings: judged.findings
      .filter((finding) => finding.dataPoints.includes(dataPoint))
      .map((finding) => findingDto(finding, language)),
  };
}
