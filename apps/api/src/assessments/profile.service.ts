import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONTEXT_HEADINGS, fieldKind, PROFILE_KEYS, readCell, reasonMessage } from '#exchange';
import {
  ContextNoteRecord,
  ProfileFigureRecord,
  ProfileFigureRevisionRecord,
  recordProfile,
  storedDecimal,
} from '#persistence';
import type { Language } from '#text';
import { actorOf, type Caller } from '../shared/caller.js';
import { ProblemException, type ProblemItem } from '../shared/problem.js';
import { AssessmentAccess } from './assessment-access.service.js';
import type { ContextNoteDto, ProfileFieldDto } from './assessment.dto.js';
import { profileField } from './assessments.service.js';
import { type Names, namesOf, peopleIn, personRef, timeText } from '../shared/people.js';
import { CorrectionsService } from './corrections/corrections.service.js';
import { lockChangeable } from './corrections/questioned.js';
import { lockOpen } from './lock.js';
import type { SaveContextDto, SaveProfileDto } from './profile.dto.js';

const FIELDS = ['value', 'unit', 'year', 'source'] as const;
type ProfileFields = Readonly<Record<(typeof FIELDS)[number], string | null>>;

const NOTHING: ProfileFields = { value: null, unit: null, year: null, source: null };

/** Writes the profile of a city and what it says about itself. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly corrections: CorrectionsService,
  ) {}

  /**
   * Saves a figure of the profile; fields that only a colleague changed since `baseRevision` stay as they are. While a
   * question about it is open, this is a correction. Throws `newerValue` and `assessmentFrozen` (409), and `entryRefused`
   * (422) for a field that cannot be taken.
   */
  saveFigure(
    caller: Caller,
    assessmentId: string,
    key: string,
    given: SaveProfileDto,
    language: Language,
  ): Promise<ProfileFieldDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.require(caller, 'assessment.edit', assessmentId, { manager });
      if (!PROFILE_KEYS.some((known) => known === key)) throw new ProblemException(404, 'notFound');
      const openness = await lockChangeable(manager, frame, { kind: 'profile', key });
      const wanted = readFields(key, given, language);
      const place = { cityId: frame.cityId, assessmentId };
      const current = await manager.findOneBy(ProfileFigureRecord, { ...place, key });
      const base =
        given.baseRevision === (current?.revision ?? 0)
          ? current
          : await manager.findOneBy(ProfileFigureRevisionRecord, {
              ...place,
              key,
              revision: given.baseRevision,
            });
      const [before, now] = [fieldsOf(base), fieldsOf(current)];
      const changed = FIELDS.filter((field) => wanted[field] !== before[field]);
      const conflicts = changed.filter(
        (field) => now[field] !== before[field] && now[field] !== wanted[field],
      );
      if (conflicts.length > 0) {
        const names = await namesOf(manager, peopleIn([current?.updatedBy ?? '']));
        const theirs = profileField(key, current, names);
        throw new ProblemException(409, 'newerValue', {}, undefined, {
          yours: given,
          theirs,
          fields: conflicts,
        });
      }
      const merged = { ...now, ...Object.fromEntries(changed.map((field) => [field, wanted[field]])) };
      const { value, unit, year, source } = merged;
      const stamp = { at: new Date(), by: actorOf(caller) };
      const [written] = await recordProfile(manager, {
        ...place,
        figures: [
          {
            key,
            value,
            // A source or year may be known before the figure.
            stated: value ?? unit ?? year ?? source ?? '',
            unit,
            year: year === null ? null : Number(year),
            source,
            page: current?.page ?? null,
            note: current?.note ?? null,
          },
        ],
        ...stamp,
      });
      if (written && openness === 'questioned') {
        await this.corrections.profileCorrected(manager, frame, written, stamp);
      }
      const figure = written ?? current;
      return profileField(key, figure, await namesOf(manager, peopleIn([figure?.updatedBy ?? ''])));
    });
  }

  /** Saves what the city says under a heading. Throws `newerValue` and `assessmentFrozen` (409). */
  saveContext(
    caller: Caller,
    assessmentId: string,
    heading: string,
    given: SaveContextDto,
  ): Promise<ContextNoteDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.require(caller, 'assessment.edit', assessmentId, { manager });
      if (!CONTEXT_HEADINGS.some((known) => known === heading)) throw new ProblemException(404, 'notFound');
      await lockOpen(manager, frame);
      const key = { cityId: frame.cityId, assessmentId, heading };
      const current = await manager.findOneBy(ContextNoteRecord, key);
      const text = given.text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
      const names = (by: string) => namesOf(manager, peopleIn([by]));
      if (current && current.text === text) return contextNote(current, await names(current.updatedBy));
      if (given.baseRevision !== (current?.revision ?? 0)) {
        const theirs = current ? contextNote(current, await names(current.updatedBy)) : null;
        throw new ProblemException(409, 'newerValue', {}, undefined, {
          yours: given,
          theirs,
          fields: ['text'],
        });
      }
      const note = {
        ...key,
        text,
        revision: (current?.revision ?? 0) + 1,
        updatedAt: new Date(),
        updatedBy: actorOf(caller),
      };
      await manager.upsert(ContextNoteRecord, note, ['cityId', 'assessmentId', 'heading']);
      return contextNote(note, await names(note.updatedBy));
    });
  }
}

function contextNote(note: Omit<ContextNoteRecord, 'assessment'>, names: Names): ContextNoteDto {
  const { revision, text, updatedAt, updatedBy } = note;
  return { revision, text, updatedAt: timeText(updatedAt), updatedBy: personRef(updatedBy, names) };
}

function fieldsOf(figure: ProfileFigureRecord | ProfileFigureRevisionRecord | null): ProfileFields {
  if (!figure) return NOTHING;
  const { value, unit, year, source } = figure;
  return { value, unit, year: year === null ? null : `${year}`, source };
}

/** The fields in the form in which they are stored. Throws the problem `entryRefused` with every field that is wrong. */
function readFields(key: string, given: SaveProfileDto, language: Language): ProfileFields {
  const fields: Record<string, string | null> = { ...NOTHING };
  const refused: ((reader: Language) => ProblemItem)[] = [];
  for (const field of FIELDS) {
    const kind = fieldKind({ kind: 'profile', key }, field);
    const typed = given[field];
    if (!kind || typed === null || typed === undefined) continue;
    const reading = readCell({ kind: 'text', text: `${typed}` }, kind, language);
    if (reading.ok) {
      const { value } = reading;
      fields[field] = value !== null && kind.kind === 'number' ? storedDecimal(value) : value;
    } else {
      const { refused: why } = reading;
      refused.push((reader) => ({ path: field, code: why.code, message: reasonMessage(why, reader) }));
    }
  }
  if (refused.length > 0) {
    throw new ProblemException(
      422,
      'entryRefused',
      { count: refused.length },
      (reader) => refused.map((item) => item(reader)),
      { entry: null },
    );
  }
  return fields as ProfileFields;
}
