import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dataPointList } from '#catalogue';
import {
  CONTEXT_HEADINGS,
  entryFields,
  figureFields,
  PROFILE_KEYS,
  type Target,
  targetId,
  type WorkspaceData,
  type WorkspaceEntry,
  type WorkspaceFigure,
} from '#exchange';
import {
  ContextNoteRecord,
  type ProfileContent,
  ProfileFigureRecord,
  recordEntries,
  recordProfile,
  storedDecimal,
} from '#persistence';
import { actorOf, type Caller } from '../shared/caller.js';
import type { Permission } from '../shared/permissions.js';
import { ProblemException } from '../shared/problem.js';
import { AssessmentAccess } from './assessment-access.service.js';
import { contentOf, fieldsOf, implied, mergeFields } from './entries/entry-fields.js';
import { type Frame, requireOpen } from './frame.js';
import { lockOpen } from './lock.js';
import { ENTRY_COLUMNS, FIGURE_COLUMNS, jsonList, type StoredEntry, type StoredFigure } from './stored.js';

/** An assessment as a whole, with what the caller may change of it. */
export interface WholeAssessment {
  readonly frame: Frame;
  readonly data: WorkspaceData;
  /** Entries as they are stored, by data point. */
  readonly stored: ReadonlyMap<string, StoredEntry>;
  /** Whether the caller may change an entry, the profile or the context. */
  readonly mayChange: (target: Target) => boolean;
}

/** Fields to be written, by target; `null` empties a field. */
export type TargetChanges = readonly {
  readonly target: Target;
  readonly fields: ReadonlyMap<string, string | null>;
}[];

interface StoredNote {
  readonly heading: string;
  readonly text: string;
  readonly revision: number;
}

interface Rows {
  readonly frame: Frame;
  readonly entries: readonly StoredEntry[];
  readonly profile: readonly StoredFigure[];
  readonly notes: readonly StoredNote[];
}

const COLUMNS = [
  `${jsonList(ENTRY_COLUMNS, 'entry')} AS entries`,
  `${jsonList(FIGURE_COLUMNS, 'profile_figure')} AS profile`,
  `${jsonList('heading, text, revision', 'context_note')} AS notes`,
];

/** Entries written at a time, after which progress is told. */
const CHUNK = 16;

/** Reads an assessment as a whole and writes many fields of it at once, for files that people fill in elsewhere. */
@Injectable()
export class WorkspaceDataService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
  ) {}

  /**
   * Everything entered for an assessment. For `exchange.import` it is enough that one data point may be changed. Throws
   * the problem `notFound`.
   */
  async read(
    caller: Caller,
    permission: Extract<Permission, 'exchange.export' | 'exchange.import'>,
    assessmentId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<WholeAssessment> {
    // Who may import may also read; what may be changed is asked for each target below.
    const reading = permission === 'exchange.import' ? 'assessment.read' : permission;
    const more = { columns: COLUMNS, params: [] };
    const rows = await this.access.read<Rows>(caller, reading, assessmentId, more, manager);
    const mayChange = (target: Target): boolean =>
      this.access.allows(
        caller,
        'exchange.import',
        rows.frame,
        target.kind === 'entry' ? target.key : undefined,
      );
    if (permission === 'exchange.import' && !anything(mayChange)) throw new ProblemException(404, 'notFound');
    return {
      frame: rows.frame,
      data: dataOf(rows),
      stored: new Map(rows.entries.map((entry) => [entry.dataPoint, entry])),
      mayChange,
    };
  }

  /**
   * The fields that entries and profile figures had at earlier revisions, by target; those whose revision is the present
   * one are left out. The context keeps no earlier texts.
   */
  async fieldsAt(
    { frame, data }: WholeAssessment,
    revisions: Readonly<Record<string, number>>,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
    const older = (kind: 'entry' | 'profile', items: readonly { key: string; revision: number }[]) =>
      items.flatMap(({ key, revision }) => {
        const asked = revisions[targetId({ kind, key })] ?? 0;
        return asked > 0 && asked !== revision ? [{ key, revision: asked }] : [];
      });
    const find = <T>(
      table: string,
      column: string,
      columns: string,
      asked: readonly object[],
    ): Promise<T[]> =>
      asked.length === 0
        ? Promise.resolve([])
        : manager.query(
            `SELECT ${columns} FROM ${table} WHERE city_id = $1 AND assessment_id = $2 AND (${column}, revision) IN (
               SELECT key, revision FROM json_to_recordset($3) AS asked (key text, revision integer))`,
            [frame.cityId, frame.assessmentId, JSON.stringify(asked)],
          );
    const entries = await find<StoredEntry>(
      'entry_revision',
      'data_point',
      ENTRY_COLUMNS,
      older(
        'entry',
        data.entries.map(({ dataPoint: key, revision }) => ({ key, revision })),
      ),
    );
    const figures = await find<StoredFigure>(
      'profile_figure_revision',
      'key',
      FIGURE_COLUMNS,
      older('profile', data.profile),
    );
    return new Map([
      ...entries.map(
        (entry) =>
          [targetId({ kind: 'entry', key: entry.dataPoint }), entryFields(workspaceEntry(entry))] as const,
      ),
      ...figures.map(
        (figure) =>
          [targetId({ kind: 'profile', key: figure.key }), figureFields(workspaceFigure(figure))] as const,
      ),
    ]);
  }

  /** Throws the problem `assessmentFrozen` unless the city may change its figures now. */
  requireOpen(frame: Frame): void {
    requireOpen(frame);
  }

  /** As `requireOpen`, and locks the assessment for the rest of the transaction. */
  lock(manager: EntityManager, frame: Frame): Promise<void> {
    return lockOpen(manager, frame);
  }

  /**
   * Writes fields of entries, profile and context with their revisions, by the rules of a form: a figure makes an entry
   * reported, "not reported" takes its figures away. The assessment must have been locked and then read. `told` hears how
   * many targets are written.
   */
  async write(
    manager: EntityManager,
    caller: Caller,
    whole: WholeAssessment,
    changes: TargetChanges,
    told: (done: number) => Promise<void>,
  ): Promise<void> {
    const { cityId, assessmentId } = whole.frame;
    const stamp = { cityId, assessmentId, at: new Date(), by: actorOf(caller) };
    const of = (kind: Target['kind']) => changes.filter(({ target }) => target.kind === kind);
    const present = await manager.findBy(ProfileFigureRecord, { cityId, assessmentId });
    const figures = of('profile').map(({ target: { key }, fields }) =>
      profileContent(key, present.find((figure) => figure.key === key) ?? null, fields),
    );
    await recordProfile(manager, { ...stamp, figures });
    for (const { target, fields } of of('context')) {
      await writeNote(manager, whole, target.key, fields.get('text') ?? '', stamp);
    }
    const entries = of('entry').map(({ target, fields }) => entryContent(whole, target.key, fields));
    let done = changes.length - entries.length;
    await told(done);
    for (let at = 0; at < entries.length; at += CHUNK) {
      const chunk = entries.slice(at, at + CHUNK);
      await recordEntries(manager, { ...stamp, changes: chunk });
      done += chunk.length;
      await told(done);
    }
  }
}

/** Whether there is anything that may be changed. */
function anything(mayChange: (target: Target) => boolean): boolean {
  const all: readonly Target[] = [
    { kind: 'profile', key: PROFILE_KEYS[0] ?? '' },
    ...dataPointList.map(({ dataPoint: { key } }) => ({ kind: 'entry', key }) as const),
  ];
  return all.some(mayChange);
}

function dataOf({ frame, entries, profile, notes }: Rows): WorkspaceData {
  const texts = new Map(notes.map((note) => [note.heading, note]));
  return {
    assessmentId: frame.assessmentId,
    city: frame.cityName,
    country: frame.country,
    countryCode: frame.countryCode,
    reportingYear: frame.year,
    profile: profile.map(workspaceFigure),
    context: CONTEXT_HEADINGS.flatMap((heading) => {
      const note = texts.get(heading);
      return note ? [{ heading, revision: note.revision, text: note.text === '' ? null : note.text }] : [];
    }),
    entries: dataPointList.flatMap(({ dataPoint }) => {
      const entry = entries.find((candidate) => candidate.dataPoint === dataPoint.key);
      return entry ? [workspaceEntry(entry)] : [];
    }),
  };
}

function workspaceEntry(entry: StoredEntry): WorkspaceEntry {
  const { dataPoint, revision, value, unit, year, quality, origin, sources, reason, note } = entry;
  // A city's own assessment knows only these two; others come from published documents.
  const status = entry.status === null || entry.status === 'notReported' ? entry.status : 'reported';
  return {
    dataPoint,
    revision,
    status,
    value,
    unit,
    inputs: entry.inputs ?? {},
    inputUnits: entry.inputUnits ?? {},
    inputYears: entry.inputYears ?? {},
    year,
    quality,
    origin,
    sources,
    reason,
    note,
    explanation: entry.explanation,
  };
}

function workspaceFigure(figure: StoredFigure): WorkspaceFigure {
  const { key, revision, value, unit, year, source } = figure;
  return { key, revision, value, unit, year, source };
}

function entryContent(
  { stored }: WholeAssessment,
  dataPoint: string,
  fields: ReadonlyMap<string, string | null>,
) {
  const before = stored.get(dataPoint) ?? null;
  const current = fieldsOf(before);
  const merge = mergeFields(dataPoint, current, current, implied(new Map([...fields].map(asStored))));
  if (!merge.ok) throw new Error(`${dataPoint} conflicts with itself in ${merge.conflicts.join(', ')}.`);
  return { ...contentOf(dataPoint, merge.fields, before), expectedRevision: before?.revision ?? 0 };
}

/** Figures in the form in which they are stored. */
function asStored([field, value]: readonly [string, string | null]): [string, string | null] {
  const isFigure = field === 'value' || field.startsWith('inputs.');
  return [field, isFigure && value !== null ? storedDecimal(value) : value];
}

function profileContent(
  key: string,
  before: ProfileFigureRecord | null,
  fields: ReadonlyMap<string, string | null>,
): ProfileContent {
  const current = new Map<string, string | null>(before ? figureFields(workspaceFigure(before)) : []);
  for (const [field, value] of fields) current.set(...asStored([field, value]));
  const text = (field: string): string | null => current.get(field) ?? null;
  const [value, unit, year, source] = [text('value'), text('unit'), text('year'), text('source')];
  return {
    key,
    value,
    // A source or a year may be known before the figure.
    stated: value ?? unit ?? year ?? source ?? '',
    unit,
    year: year === null ? null : Number(year),
    source,
    page: before?.page ?? null,
    note: before?.note ?? null,
  };
}

interface NoteStamp {
  readonly cityId: string;
  readonly assessmentId: string;
  readonly at: Date;
  readonly by: string;
}

async function writeNote(
  manager: EntityManager,
  { data }: WholeAssessment,
  heading: string,
  text: string,
  { cityId, assessmentId, at, by }: NoteStamp,
): Promise<void> {
  const revision = (data.context.find((note) => note.heading === heading)?.revision ?? 0) + 1;
  const note = { cityId, assessmentId, heading, text, revision, updatedAt: at, updatedBy: by };
  await manager.upsert(ContextNoteRecord, note, ['cityId', 'assessmentId', 'heading']);
}
