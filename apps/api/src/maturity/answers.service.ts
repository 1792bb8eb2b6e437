import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CapabilityAnswerRecord, CapabilityAnswerRevisionRecord } from '#persistence';
import { AssessmentAccess } from '../assessments/assessment-access.service.js';
import { lockChangeable } from '../assessments/corrections/corrections.service.js';
import { capabilityKey, isQuestion } from '../shared/capability.js';
import { actorOf, type Caller } from '../shared/caller.js';
import { namesOf, peopleIn } from '../shared/people.js';
import { ProblemException } from '../shared/problem.js';
import { evidenceOfCapabilities } from './evidence.js';
import type { CapabilityAnswerDto, SaveAnswerDto } from './maturity.dto.js';
import { merged } from './merging.js';
import { answerView } from './views.js';

type Stored = Omit<CapabilityAnswerRecord, 'assessment'>;
type Place = Pick<Stored, 'cityId' | 'assessmentId' | 'question'>;

/** Keeps a city's answers about its capabilities. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
  ) {}

  /**
   * Saves fields of an answer; those that only a colleague changed since `baseRevision` stay as they are. Throws
   * `newerValue` and `assessmentFrozen` (409).
   */
  save(
    caller: Caller,
    assessmentId: string,
    question: string,
    { baseRevision, answer, note, effort }: SaveAnswerDto,
  ): Promise<CapabilityAnswerDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.require(caller, 'assessment.edit', assessmentId, { manager });
      if (!isQuestion(question)) throw new ProblemException(404, 'notFound');
      await lockChangeable(manager, frame, { kind: 'entry', key: capabilityKey(question) });
      const place = { cityId: frame.cityId, assessmentId, question };
      const current = await manager.findOneBy(CapabilityAnswerRecord, place);
      const base =
        baseRevision === (current?.revision ?? 0)
          ? current
          : await manager.findOneBy(CapabilityAnswerRevisionRecord, { ...place, revision: baseRevision });
      const wanted = {
        ...(answer === undefined ? {} : { answer }),
        ...(note === undefined ? {} : { note: plain(note) }),
        ...(effort === undefined ? {} : { effort }),
      };
      const merge = merged(contentOf(base), contentOf(current), wanted);
      if (merge.kind === 'conflict') {
        const theirs = await view(manager, place, current);
        throw new ProblemException(409, 'newerValue', {}, undefined, {
          yours: { baseRevision, ...wanted },
          theirs,
          fields: merge.fields,
        });
      }
      if (merge.kind === 'unchanged') return view(manager, place, current);
      const written: Stored = {
        ...place,
        ...merge.content,
        revision: (current?.revision ?? 0) + 1,
        updatedAt: new Date(),
        updatedBy: actorOf(caller),
      };
      await manager.upsert(CapabilityAnswerRecord, written, ['cityId', 'assessmentId', 'question']);
      await manager.insert(CapabilityAnswerRevisionRecord, written);
      return view(manager, place, written);
    });
  }
}

function contentOf(record: Pick<Stored, 'answer' | 'note' | 'effort'> | null) {
  return { answer: record?.answer ?? null, note: record?.note ?? null, effort: record?.effort ?? null };
}

/** The text as it is kept; an empty one is none. */
function plain(text: string | null): string | null {
  const kept = (text ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim();
  return kept === '' ? null : kept;
}

async function view(
  manager: EntityManager,
  place: Place,
  stored: Stored | null,
): Promise<CapabilityAnswerDto> {
  const files = await evidenceOfCapabilities(manager, place, capabilityKey(place.question));
  const actors = [stored?.updatedBy ?? '', ...files.map(({ uploadedBy }) => uploadedBy)];
  return answerView(place.question, stored, files, await namesOf(manager, peopleIn(actors)));
}
