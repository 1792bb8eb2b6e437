import { randomBytes } from 'node:crypto';
import {
  cosigner,
  generateKey,
  openCheckpoint,
  noteVerifier,
  parseNote,
  signatureLine,
  SignatureType,
} from '#ledger';
import {
  AssessmentRecord,
  AssessmentTransitionRecord,
  DocumentFileRecord,
  EvidenceRecord,
  newId,
  openFileStore,
  QuestionMessageRecord,
  QuestionRecord,
  recordEntries,
  recordProfile,
  ReviewRecord,
} from '#persistence';
import { addWitness } from '../../../apps/api/src/index.js';
import { reported } from '../../support/records.js';
import { publishExample } from './publishing.js';
import { DATA_POINT, type LedgerWorld, VERIFIER } from './support.js';

export const CITY_MANAGER = `user:${newId()}`;

const at = new Date('2026-11-21T10:00:00.000Z');
const later = new Date('2026-11-21T12:00:00.000Z');

export interface History {
  /** Hash of the file of evidence. */
  readonly evidence: string;
}

/**
 * Everything the log can tell of, in one assessment: a submission with a file of evidence, a question that was answered
 * and resolved, a correction, verdicts and a step; besides an edition of another city with a document, all of it in the
 * tree, signed and cosigned by a witness.
 */
export async function writeHistory(world: LedgerWorld): Promise<History> {
  const evidence = await submit(world);
  await askAndResolve(world);
  await correct(world);
  await judge(world);
  const { id } = await publishExample(world);
  await drawDocument(world, id);
  await world.sequence();
  await cosign(world);
  return { evidence };
}

async function submit(world: LedgerWorld): Promise<string> {
  const { cityId, assessmentId, service } = world;
  const own = { cityId, assessmentId };
  const file = await openFileStore(service.dataFolder).save(Buffer.from('The register of meters.'));
  await service.dataSource.transaction(async (manager) => {
    await manager.update(AssessmentRecord, { cityId, id: assessmentId }, { state: 'inVerification' });
    const changes = [
      reported(DATA_POINT, '27.270', {
        inputs: { smartMeters: '2727', meters: '10000' },
        inputUnits: { meters: 'thousand' },
        inputYears: { meters: 2025 },
        unit: '%',
        year: 2026,
        quality: 'measured',
        origin: 'measured',
        sources: 'The register of meters',
        reason: 'A reason',
        note: 'A note',
        explanation: 'An explanation',
        copiedFrom: 2025,
        published: '27.27',
        publishedUnit: '%',
        page: 7,
      }),
    ];
    await recordEntries(manager, { ...own, changes, at, by: CITY_MANAGER });
    const figure = { key: 'population', value: '26000', stated: '26 000', unit: 'inhabitants', year: 2026 };
    const figures = [{ ...figure, source: 'The register', page: 3, note: 'A note' }];
    await recordProfile(manager, { ...own, figures, at, by: CITY_MANAGER });
    await manager.insert(EvidenceRecord, {
      ...own,
      ...file,
      id: newId(),
      dataPoint: DATA_POINT,
      name: 'meters.txt',
      mediaType: 'text/plain',
      uploadedAt: at,
      uploadedBy: CITY_MANAGER,
    });
    await manager.insert(AssessmentTransitionRecord, {
      ...own,
      number: 1,
      event: 'submit',
      fromState: 'draft',
      toState: 'submitted',
      statement: 'These are our figures.',
      reason: 'A reason',
      at,
      by: CITY_MANAGER,
    });
  });
  await world.append(
    { event: 'submitted', number: 1, actor: CITY_MANAGER, at },
    { event: 'submitted', dataPoint: DATA_POINT, number: 1, actor: CITY_MANAGER, at },
  );
  return file.contentHash;
}

async function askAndResolve(world: LedgerWorld): Promise<void> {
  const { cityId, assessmentId, service } = world;
  const id = newId();
  await service.dataSource.transaction(async (manager) => {
    const [file] = await manager.findBy(EvidenceRecord, { cityId, assessmentId });
    await manager.insert(QuestionRecord, {
      cityId,
      id,
      assessmentId,
      number: 1,
      dataPoint: DATA_POINT,
      issue: 'Source',
      state: 'resolved',
      revisionBefore: 1,
      valueBefore: '27.27',
      revisionAfter: 2,
      valueAfter: '28',
      resolution: 'The register was found.',
      askedAt: at,
      askedBy: VERIFIER,
      closedAt: later,
      closedBy: VERIFIER,
    });
    const message = { cityId, questionId: id, at };
    await manager.insert(QuestionMessageRecord, [
      { ...message, number: 1, side: 'verifier', text: 'Which register?', evidence: [], by: VERIFIER },
      {
        ...{ ...message, number: 2, side: 'city', text: 'The water board’s: mail water@example.org.' },
        ...{ evidence: [file?.id ?? ''], by: CITY_MANAGER },
      },
    ]);
  });
  await world.append(
    { event: 'questioned', id, number: 1, actor: VERIFIER, at },
    { event: 'answered', id, number: 2, actor: CITY_MANAGER, at },
    { event: 'resolved', id, actor: VERIFIER, at: later },
  );
}

async function correct(world: LedgerWorld): Promise<void> {
  const { cityId, assessmentId, service } = world;
  const own = { cityId, assessmentId };
  await service.dataSource.transaction(async (manager) => {
    const changes = [reported(DATA_POINT, '28.0', { note: 'Counted again.' })];
    await recordEntries(manager, { ...own, changes, at: later, by: CITY_MANAGER });
  });
  await world.append({
    event: 'corrected',
    dataPoint: DATA_POINT,
    number: 2,
    actor: CITY_MANAGER,
    at: later,
  });
}

async function judge(world: LedgerWorld): Promise<void> {
  const { cityId, assessmentId, service } = world;
  await world.judge(1, {
    outcome: 'notVerified',
    reasonCode: 'sourceMissing',
    reason: 'There is no register.',
    value: '27.27',
  });
  await world.judge(2, { outcome: 'reopened', grade: null });
  await world.judge(3, { outcome: 'verifiedWithCaveat', footnote: 'Without the harbour.', entryRevision: 2 });
  await world.judge(4, { outcome: 'confirmed', entryRevision: 2 });
  await service.dataSource.manager.insert(ReviewRecord, {
    ...{ cityId, assessmentId, dataPoint: DATA_POINT },
    ...{ state: 'verifiedWithCaveat', version: 4, verdict: 3, confirmed: true },
    ...{ updatedAt: later, updatedBy: VERIFIER },
  });
}

async function drawDocument({ service }: LedgerWorld, editionId: string): Promise<void> {
  const file = await openFileStore(service.dataFolder).save(Buffer.from('A drawing.'));
  const [edition]: { city_id: string }[] = await service.dataSource.query(`SELECT city_id FROM edition`);
  const cityId = edition?.city_id ?? '';
  const kind = 'snapshot.pdf';
  const document = { cityId, editionId, kind, language: 'en', ...file, createdAt: at };
  await service.dataSource.manager.insert(DocumentFileRecord, document);
}

/** A witness is registered and cosigns the newest checkpoint. */
export async function cosign({ service }: LedgerWorld, name = 'university.example'): Promise<string> {
  const { privateKey, verifierKey } = generateKey(name, randomBytes(32), SignatureType.cosignature);
  await addWitness(service.dataSource.manager, verifierKey, null, new Date());
  const { text } = await service.get('/ledger/checkpoint').expect(200);
  const note = parseNote(text);
  const line = signatureLine(cosigner(privateKey).cosign(note.text, 1_800_000_000));
  await service
    .post('/api/v1/ledger/cosignatures')
    .type('text/plain')
    .send(`${note.text}\n${line}`)
    .expect(200, { accepted: [name] });
  const cosigned = await service.get('/ledger/checkpoint').expect(200);
  openCheckpoint(cosigned.text, [noteVerifier(verifierKey)]);
  return verifierKey;
}
