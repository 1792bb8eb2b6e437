import type { EntityManager } from 'typeorm';
import { dataPointByKey } from '#catalogue';
import type { ProfileFigure, Submission, SubmittedValue } from '#exchange';
import {
  AssessmentRecord,
  City,
  type EntryChange,
  EntryRecord,
  newId,
  noProfileFigure,
  ProfileFigureRecord,
  Programme,
  recordEntries,
  recordProfile,
} from '#persistence';
import type { Versions } from '#scoring';
import { slugCandidates } from '../shared/slug.js';

/** Every city belongs to a programme; this one is there until others are made. */
const PROGRAMME = { name: 'Civiscore', slug: 'civiscore' };

/** When and by whom something is imported. */
export interface Stamp {
  readonly at: Date;
  /** E.g. `token:<id>` or `civiscore import`. */
  readonly by: string;
}

/**
 * The city of a submission, found by country and name or made. Until the end of the transaction nobody else imports
 * for this city: imports of one city take turns.
 */
export async function upsertCity(manager: EntityManager, submission: Submission, at: Date): Promise<City> {
  const { city: name, country, countryCode } = submission;
  const programmeId = await upsertProgramme(manager, at);
  for (const slug of slugCandidates(name, countryCode)) {
    const found = await lockedCity(manager, name, countryCode);
    if (found) return found;
    // Waits for another import that is just making a city of this slug, and then finds that one above.
    await manager
      .createQueryBuilder()
      .insert()
      .into(City)
      .values({ id: newId(), name, country, countryCode, slug, programmeId, createdAt: at })
      .orIgnore()
      .execute();
  }
  const found = await lockedCity(manager, name, countryCode);
  if (!found) throw new Error(`No address is free for the city ${name} (${countryCode}).`);
  return found;
}

function lockedCity(manager: EntityManager, name: string, countryCode: string): Promise<City | null> {
  return manager
    .createQueryBuilder(City, 'city')
    .where('city.countryCode = :countryCode AND lower(city.name) = lower(:name)', { countryCode, name })
    .orderBy('city.createdAt')
    .setLock('for_no_key_update')
    .getOne();
}

async function upsertProgramme(manager: EntityManager, at: Date): Promise<string> {
  const where = { slug: PROGRAMME.slug };
  const found = await manager.findOneBy(Programme, where);
  if (found) return found.id;
  await manager
    .createQueryBuilder()
    .insert()
    .into(Programme)
    .values({ id: newId(), ...PROGRAMME, createdAt: at })
    .orIgnore()
    .execute();
  return (await manager.findOneByOrFail(Programme, where)).id;
}

/** The assessment of the submission's year and document, found and locked, or made. */
export async function upsertAssessment(
  manager: EntityManager,
  city: City,
  submission: Submission,
  versions: Versions,
  stamp: Stamp,
): Promise<AssessmentRecord> {
  const { reportingYear, document, source } = submission;
  const found = await manager
    .createQueryBuilder(AssessmentRecord, 'assessment')
    .where('assessment.cityId = :cityId AND assessment.reportingYear = :reportingYear', {
      cityId: city.id,
      reportingYear,
    })
    .andWhere('assessment.document IS NOT DISTINCT FROM :document', { document })
    .setLock('for_no_key_update')
    .getOne();
  const fields = {
    source,
    catalogueEditionId: versions.catalogue,
    benchmarkSetVersion: versions.benchmarks,
  };
  if (found) {
    await manager.update(AssessmentRecord, { cityId: city.id, id: found.id }, fields);
    return found;
  }
  const made = manager.create(AssessmentRecord, {
    cityId: city.id,
    id: newId(),
    reportingYear,
    document,
    // The figures of a document were published by others; only a city's own assessment is a draft.
    state: document === null ? 'draft' : 'publishedElsewhere',
    ...fields,
    createdAt: stamp.at,
    createdBy: stamp.by,
  });
  await manager.insert(AssessmentRecord, made);
  return made;
}

/** Puts the submission's profile in the place of the assessment's; what the file has not is taken back. */
export async function replaceProfile(
  manager: EntityManager,
  assessment: AssessmentRecord,
  given: readonly ProfileFigure[],
  { at, by }: Stamp,
): Promise<void> {
  const { cityId, id: assessmentId } = assessment;
  const keys = new Set(given.map(({ key }) => key));
  const present = await manager.findBy(ProfileFigureRecord, { cityId, assessmentId });
  const withdrawn = present.filter(({ key }) => !keys.has(key)).map(({ key }) => noProfileFigure(key));
  const figures = given.map(({ value, stated, ...figure }) => ({
    ...figure,
    value: value === null ? null : stated,
    stated,
  }));
  await recordProfile(manager, { cityId, assessmentId, figures: [...figures, ...withdrawn], at, by });
}

/** Records the submission's values; what the assessment had and the file has not becomes "not reported". */
export async function replaceEntries(
  manager: EntityManager,
  assessment: AssessmentRecord,
  values: readonly SubmittedValue[],
  { at, by }: Stamp,
): Promise<void> {
  const { cityId, id: assessmentId } = assessment;
  const given = new Set(values.map(({ dataPoint }) => dataPoint));
  const present = await manager.findBy(EntryRecord, { cityId, assessmentId });
  const withdrawn = present.filter(
    ({ dataPoint, status }) => !given.has(dataPoint) && status !== 'notReported',
  );
  const changes = [...values.map(changeOf), ...withdrawn.map(({ dataPoint }) => withdrawal(dataPoint))];
  await recordEntries(manager, { cityId, assessmentId, changes, at, by });
}

function changeOf({
  code: _,
  value,
  typed,
  inputs: _inputs,
  typedInputs,
  ...rest
}: SubmittedValue): EntryChange {
  const formula = dataPointByKey(rest.dataPoint)?.dataPoint;
  const isFigureItself = formula?.inputs.length === 1 && formula.formula === formula.inputs[0]?.key;
  return {
    ...rest,
    value: typed,
    inputs: typedInputs,
    // A formula that only repeats its one input leaves nothing to override.
    overridden: value !== null && !isFigureItself,
  };
}

function withdrawal(dataPoint: string): EntryChange {
  return {
    dataPoint,
    status: 'notReported',
    value: null,
    inputs: null,
    unit: null,
    year: null,
    quality: null,
    origin: null,
    sources: null,
    reason: null,
    note: null,
    published: null,
    publishedUnit: null,
    page: null,
    overridden: false,
  };
}
