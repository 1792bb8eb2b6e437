import { kpiByCode } from '#catalogue';
import { AssignmentRecord, EntryCommentRecord, EvidenceRecord, newId, openFileStore } from '#persistence';
import type { World } from '../world.js';
import { type CallerName, CALLERS, PEOPLE, READERS, VERIFIERS } from '../callers.js';
import type { Matrix, Row } from './types.js';

/** A data point that is assigned to the contributor. */
const DATA_POINT = 'smartWaterMeters';

const CATEGORY = kpiByCode('EC: ICT: WS: 1C')?.category ?? '';

const MANAGERS: readonly CallerName[] = ['administrator', 'ownProgrammeManager'];
/** The city itself, and what acts for it. */
const CITY: readonly CallerName[] = ['cityManager', 'writeToken'];
const EDITORS: readonly CallerName[] = [...CITY, 'contributor'];
const COMMENTERS: readonly CallerName[] = [...MANAGERS, ...EDITORS, ...VERIFIERS];
/** Also people of other cities of the programme see the programme itself. */
const OF_PROGRAMME = READERS;

type Request = Extract<Row, { kind: 'people' }>['call'];
const people = (allowed: readonly CallerName[], call: Request): Row => ({ kind: 'people', allowed, call });

const ofAssessment =
  (path: string, body?: object) =>
  ({ assessmentId }: World) => ({
    path: `/assessments/${assessmentId}${path}`,
    ...(body === undefined ? {} : { body }),
  });

let number = 0;
/** A number that was not used before, for what must be unique. */
const next = (): number => (number += 1);

/** Of the caller; where the caller may not comment, of the city manager. */
async function newComment(
  { service, cityId, assessmentId, userIds }: World,
  caller: CallerName,
): Promise<string> {
  const id = newId();
  const authorId = userIds[COMMENTERS.includes(caller) ? caller : 'cityManager'];
  await service.dataSource.manager.insert(EntryCommentRecord, {
    cityId,
    id,
    assessmentId,
    dataPoint: DATA_POINT,
    authorId,
    text: 'A comment',
    mentions: [],
    createdAt: new Date(),
  });
  return id;
}

async function newEvidence(
  { service, cityId, assessmentId }: World,
  mediaType = 'text/plain',
): Promise<string> {
  const id = newId();
  const stored = await openFileStore(service.dataFolder).save(Buffer.from('evidence'));
  await service.dataSource.manager.insert(EvidenceRecord, {
    cityId,
    id,
    assessmentId,
    dataPoint: DATA_POINT,
    name: 'evidence.txt',
    size: stored.size,
    mediaType,
    contentHash: stored.contentHash,
    uploadedAt: new Date(),
    uploadedBy: 'test',
  });
  return id;
}

async function newAssignment({ service, cityId, assessmentId, userIds }: World): Promise<string> {
  const id = newId();
  await service.dataSource.manager.insert(AssignmentRecord, {
    cityId,
    id,
    assessmentId,
    userId: userIds.contributor,
    kpi: `test ${next()}`,
    createdAt: new Date(),
    createdBy: 'test',
  });
  return id;
}

const round = (): object => ({
  year: 2030 + next(),
  opensOn: '2026-01-01',
  closesOn: '2099-12-31',
  reminderDays: [],
});

export const workspace: Matrix = {
  'GET /api/v1/programmes': people(CALLERS, () => ({ path: '/programmes' })),
  'POST /api/v1/programmes': people(['administrator'], () => ({
    path: '/programmes',
    body: { name: `Programme ${next()}` },
  })),
  'GET /api/v1/programmes/:id': people(OF_PROGRAMME, ({ programmeId }) => ({
    path: `/programmes/${programmeId}`,
  })),
  'PATCH /api/v1/programmes/:id': people(MANAGERS, ({ programmeId }) => ({
    path: `/programmes/${programmeId}`,
    body: { name: 'Renamed' },
  })),
  'GET /api/v1/programmes/:id/cities': people(
    [...MANAGERS, ...VERIFIERS, 'ownProgrammeReader'],
    ({ programmeId }) => ({ path: `/programmes/${programmeId}/cities` }),
  ),
  'POST /api/v1/programmes/:id/cities': people(MANAGERS, ({ programmeId }) => ({
    path: `/programmes/${programmeId}/cities`,
    body: { name: `City ${next()}`, country: 'Norway', countryCode: 'NO' },
  })),
  'GET /api/v1/programmes/:id/rounds': people(OF_PROGRAMME, ({ programmeId }) => ({
    path: `/programmes/${programmeId}/rounds`,
  })),
  'POST /api/v1/programmes/:id/rounds': people(MANAGERS, ({ programmeId }) => ({
    path: `/programmes/${programmeId}/rounds`,
    body: round(),
  })),
  'PATCH /api/v1/rounds/:id': people(MANAGERS, ({ roundId }) => ({
    path: `/rounds/${roundId}`,
    body: { closesOn: '2099-12-30' },
  })),
  'GET /api/v1/workspace': people(PEOPLE, () => ({ path: '/workspace' })),
  'GET /api/v1/cities/:slug/assessments': people(READERS, ({ citySlug }) => ({
    path: `/cities/${citySlug}/assessments`,
  })),
  'POST /api/v1/cities/:slug/assessments': people([...MANAGERS, ...CITY], async (world) => ({
    path: `/cities/${world.citySlug}/assessments`,
    body: { roundId: await world.newRound() },
  })),
  'GET /api/v1/assessments/:id': people(READERS, ofAssessment('')),
  'PUT /api/v1/assessments/:id/profile/:key': people(
    CITY,
    ofAssessment('/profile/population', {
      baseRevision: 0,
      value: '26000',
      unit: null,
      year: 2025,
      source: null,
    }),
  ),
  'PUT /api/v1/assessments/:id/context/:heading': people(
    CITY,
    ofAssessment('/context/boundary', { baseRevision: 0, text: 'The municipality.' }),
  ),
  'POST /api/v1/assessments/:id/entries/copy-forward': people(
    EDITORS,
    ofAssessment('/entries/copy-forward', { dataPoints: [DATA_POINT] }),
  ),
  'PUT /api/v1/assessments/:id/entries/:dataPoint': people(
    EDITORS,
    ofAssessment(`/entries/${DATA_POINT}`, { baseRevision: 0, patch: { note: 'A note' } }),
  ),
  'GET /api/v1/assessments/:id/entries/:dataPoint/history': people(
    READERS,
    ofAssessment(`/entries/${DATA_POINT}/history`),
  ),
  'POST /api/v1/assessments/:id/entries/:dataPoint/restore': people(EDITORS, async (world) => {
    await world.requireEntry(DATA_POINT);
    return ofAssessment(`/entries/${DATA_POINT}/restore`, { revision: 1, baseRevision: 1 })(world);
  }),
  'GET /api/v1/assessments/:id/entries/:dataPoint/comments': people(
    READERS,
    ofAssessment(`/entries/${DATA_POINT}/comments`),
  ),
  'POST /api/v1/assessments/:id/entries/:dataPoint/comments': people(
    COMMENTERS,
    ofAssessment(`/entries/${DATA_POINT}/comments`, { text: 'A comment' }),
  ),
  'DELETE /api/v1/assessments/:id/entries/:dataPoint/comments/:commentId': people(
    COMMENTERS,
    async (world, caller) =>
      ofAssessment(`/entries/${DATA_POINT}/comments/${await newComment(world, caller)}`)(world),
  ),
  'PUT /api/v1/assessments/:id/assignments': people(CITY, (world) =>
    ofAssessment('/assignments', {
      userId: world.userIds.contributor,
      scope: { kpi: 'EC: ICT: ICT: 1C' },
      dueOn: null,
    })(world),
  ),
  'DELETE /api/v1/assignments/:id': people(CITY, async (world) => ({
    path: `/assignments/${await newAssignment(world)}`,
  })),
  'POST /api/v1/assessments/:id/presence': people(READERS, ofAssessment('/presence', { category: CATEGORY })),
  'POST /api/v1/assessments/:id/entries/:dataPoint/evidence': people(EDITORS, ({ assessmentId }) => ({
    path: `/assessments/${assessmentId}/entries/${DATA_POINT}/evidence`,
    file: { name: 'evidence.txt', bytes: Buffer.from('evidence') },
  })),
  'GET /api/v1/assessments/:id/evidence/:evidenceId': people(READERS, async (world) =>
    ofAssessment(`/evidence/${await newEvidence(world)}`)(world),
  ),
  'GET /api/v1/assessments/:id/evidence/:evidenceId/view': people(READERS, async (world) =>
    ofAssessment(`/evidence/${await newEvidence(world, 'image/png')}/view`)(world),
  ),
  'DELETE /api/v1/assessments/:id/evidence/:evidenceId': people(EDITORS, async (world) =>
    ofAssessment(`/evidence/${await newEvidence(world)}`)(world),
  ),
  'GET /api/v1/assessments/:id/readiness': people(READERS, ofAssessment('/readiness')),
  'GET /api/v1/assessments/:id/transitions': people(READERS, ofAssessment('/transitions')),
  // Not ready to be submitted: who may gets the reasons, and the draft stays.
  'POST /api/v1/assessments/:id/transitions': people(
    ['cityManager'],
    ofAssessment('/transitions', { event: 'submit', statement: 'These are our figures.' }),
  ),
};
