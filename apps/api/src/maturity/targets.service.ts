import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type CataloguedDataPoint, dataPointByKey } from '#catalogue';
import {
  type AssessmentState,
  isDecimal,
  MaturityTargetRecord,
  MaturityTargetRevisionRecord,
  storedDecimal,
  type StoredTarget,
} from '#persistence';
import type { Language } from '#text';
import { isOpenToCity } from '#workflow';
import { AccessService } from '../identity/access/access.service.js';
import { actorOf, type Caller } from '../shared/caller.js';
import { namesOf, peopleIn } from '../shared/people.js';
import { ProblemException, type ProblemItem } from '../shared/problem.js';
import { apiText } from '../shared/texts.js';
import type { MaturityTargetsDto, SaveTargetsDto } from './maturity.dto.js';
import { merged } from './merging.js';
import { findingDto, findingsOf, type StoredTargets, targetsView } from './views.js';

type Targets = Readonly<Record<string, StoredTarget>>;

/** Longest figure that is looked at. */
const DIGITS = 40;
/** States in which an assessment is not worked on any more. */
const OVER: readonly AssessmentState[] = ['published', 'publishedElsewhere'];
const YEARS = { from: 1900, to: 2100 };

/** Keeps the targets that cities set for their data points. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
  ) {}

  /**
   * Saves the targets of a data point. A level may be left open: the targets count once every level has a value. Throws
   * `newerValue` and `assessmentFrozen` (409; while an assessment of the city is being verified, its targets stay), and
   * `targetsRefused` (422), which names what is wrong at its field.
   */
  save(
    caller: Caller,
    citySlug: string,
    key: string,
    given: SaveTargetsDto,
    language: Language,
  ): Promise<MaturityTargetsDto> {
    return this.dataSource.transaction(async (manager) => {
      const { cityId } = await this.access.require(caller, 'assessment.edit', { citySlug }, manager);
      const catalogued = dataPointByKey(key);
      if (!catalogued) throw new ProblemException(404, 'dataPointNotFound', { dataPoint: key });
      await lockCity(manager, cityId);
      const targets = readTargets(catalogued, given.targets);
      const place = { cityId, dataPoint: key };
      const current = await manager.findOneBy(MaturityTargetRecord, place);
      const base =
        given.baseRevision === (current?.revision ?? 0)
          ? current
          : await manager.findOneBy(MaturityTargetRevisionRecord, { ...place, revision: given.baseRevision });
      const view = async (stored: StoredTargets | null) => {
        const names = await namesOf(manager, peopleIn([stored?.updatedBy ?? '']));
        return targetsView(catalogued, stored, names, language);
      };
      const effort = given.effort === undefined ? {} : { effort: given.effort };
      const merge = merged(contentOf(base), contentOf(current), { targets, ...effort });
      if (merge.kind === 'conflict') {
        throw new ProblemException(409, 'newerValue', {}, undefined, {
          yours: given,
          theirs: await view(current),
          fields: merge.fields,
        });
      }
      if (merge.kind === 'unchanged') return view(current);
      const written: StoredTargets = {
        ...place,
        ...merge.content,
        revision: (current?.revision ?? 0) + 1,
        updatedAt: new Date(),
        updatedBy: actorOf(caller),
      };
      await manager.upsert(MaturityTargetRecord, written, ['cityId', 'dataPoint']);
      await manager.insert(MaturityTargetRevisionRecord, written);
      return view(written);
    });
  }
}

/** Locks the city's assessments for the transaction. Throws `assessmentFrozen` while one of them is being verified. */
async function lockCity(manager: EntityManager, cityId: string): Promise<void> {
  const assessments: { readonly state: AssessmentState }[] = await manager.query(
    'SELECT state FROM assessment WHERE city_id = $1 ORDER BY id FOR NO KEY UPDATE',
    [cityId],
  );
  const frozen = assessments.some(({ state }) => !isOpenToCity(state) && !OVER.includes(state));
  if (frozen) throw new ProblemException(409, 'assessmentFrozen');
}

function contentOf(record: Pick<StoredTargets, 'targets' | 'effort'> | null) {
  return { targets: ordered(record?.targets ?? {}), effort: record?.effort ?? null };
}

/** By rising level, so that equal targets are equal texts. */
function ordered(targets: Targets): Record<string, StoredTarget> {
  return Object.fromEntries(
    Object.entries(targets)
      .toSorted(([left], [right]) => Number(left) - Number(right))
      .map(([level, { value, year }]) => [level, { value, year }]),
  );
}

/** The targets in the form in which they are stored. Throws `targetsRefused` with everything that is wrong. */
function readTargets(
  { dataPoint }: CataloguedDataPoint,
  given: Readonly<Record<string, unknown>>,
): Record<string, StoredTarget> {
  const refused: ((language: Language) => ProblemItem)[] = [];
  const refuse = (path: string, code: 'target.notANumber' | 'target.notAYear') =>
    refused.push((language) => ({ path, code, message: apiText(language, code) }));
  const targets: Record<string, StoredTarget> = {};
  for (const [level, fields] of Object.entries(given)) {
    const { value = null, year = null } = (fields ?? {}) as Partial<Record<keyof StoredTarget, unknown>>;
    if (!isFigure(value)) refuse(`targets.${level}.value`, 'target.notANumber');
    else if (!isYear(year)) refuse(`targets.${level}.year`, 'target.notAYear');
    else if (value !== null || year !== null)
      targets[level] = { value: value === null ? null : storedDecimal(value), year };
  }
  if (refused.length === 0) refused.push(...contradictions(dataPoint, targets));
  if (refused.length > 0) {
    throw new ProblemException(422, 'targetsRefused', { count: refused.length }, (language) =>
      refused.map((item) => item(language)),
    );
  }
  return ordered(targets);
}

/** What is wrong with the targets; a level that is only missing yet is not. */
function contradictions(
  dataPoint: CataloguedDataPoint['dataPoint'],
  targets: Targets,
): ((language: Language) => ProblemItem)[] {
  return findingsOf(dataPoint, { dataPoint: dataPoint.key, targets })
    .filter(({ code }) => code !== 'levelMissing')
    .map((finding) => (language) => ({
      path: `targets.${finding.level}.${finding.code === 'yearNotLater' ? 'year' : 'value'}`,
      code: finding.code,
      message: findingDto(finding, language).message,
    }));
}

function isFigure(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && value.length <= DIGITS && isDecimal(value));
}

function isYear(year: unknown): year is number | null {
  return (
    year === null ||
    (typeof year === 'number' && Number.isInteger(year) && year >= YEARS.from && year <= YEARS.to)
  );
}
