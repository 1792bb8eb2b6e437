import type { World } from '../world.js';
import { type CallerName, READERS } from '../callers.js';
import type { Matrix, Row } from './types.js';

const EDITORS: readonly CallerName[] = ['cityManager', 'contributor', 'writeToken'];

const download = (name: string): Row => ({
  kind: 'people',
  allowed: READERS,
  call: ({ assessmentId }) => ({ path: `/assessments/${assessmentId}/${name}` }),
});

/** The draft as it is, as a file: it changes nothing. */
async function file(world: World): Promise<{ name: string; bytes: Buffer }> {
  const manager = await world.browser('cityManager');
  const { text } = await manager.get(`/assessments/${world.assessmentId}/export.csv`).expect(200);
  return { name: 'draft.csv', bytes: Buffer.from(text) };
}

/** An upload of the caller; where the caller may not upload, of the city manager. */
async function newUpload(world: World, caller: CallerName): Promise<string> {
  const uploader = EDITORS.includes(caller) ? caller : 'cityManager';
  const { name, bytes } = await file(world);
  const call = (await world.browser(uploader)).call('post', `/assessments/${world.assessmentId}/uploads`);
  const bearer = world.bearer(uploader);
  if (bearer !== null) void call.set('Authorization', `Bearer ${bearer}`);
  const answer = await call.attach('file', bytes, name).expect(201);
  return (answer.body as { uploadId: string }).uploadId;
}

/** Workbooks, CSV and JSON of an assessment, both ways. */
export const exchange: Matrix = {
  'GET /api/v1/assessments/:id/template.xlsx': download('template.xlsx'),
  'GET /api/v1/assessments/:id/export.csv': download('export.csv'),
  'GET /api/v1/assessments/:id/export.json': download('export.json'),
  'POST /api/v1/assessments/:id/uploads': {
    kind: 'people',
    allowed: EDITORS,
    call: async (world) => ({ path: `/assessments/${world.assessmentId}/uploads`, file: await file(world) }),
  },
  'GET /api/v1/uploads/:id': {
    kind: 'people',
    allowed: EDITORS,
    call: async (world, caller) => ({ path: `/uploads/${await newUpload(world, caller)}` }),
  },
  'POST /api/v1/uploads/:id/apply': {
    kind: 'people',
    allowed: EDITORS,
    call: async (world, caller) => ({
      path: `/uploads/${await newUpload(world, caller)}/apply`,
      body: { conflicts: {} },
    }),
  },
};
