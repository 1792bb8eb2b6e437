import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES } from '#text';
import { compareWithAssessment } from './changes/compare.js';
import type { WorkspaceChanges, WorkspaceData } from './changes/types.js';
import { writeJson } from './changes/write-json.js';
import { writeCsv } from './csv/write.js';
import { readUpload } from './upload.js';
import { changesOf, workspaces } from './workspace.spec-support.js';
import { writeTemplate } from './write-template.js';

const AT = new Date('2026-01-01T00:00:00Z');

/** Everything the comparison has to say but that all is as it was. */
function differences(data: WorkspaceData, changes: WorkspaceChanges) {
  const { rows } = compareWithAssessment(data, changes);
  return { problems: changes.problems, rows: rows.filter(({ change }) => change !== 'unchanged') };
}

/** How many fields an assessment has, so that a reader that sees nothing does not pass. */
const filled = (data: WorkspaceData, changes: WorkspaceChanges): number =>
  compareWithAssessment(data, changes).counts.unchanged;

const NOTHING = { problems: [], rows: [] };

describe.each(LANGUAGES)('what is downloaded in "%s" and uploaded again', (language) => {
  it('changes nothing as a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(workspaces, async (data) => {
        const changes = changesOf(readUpload(await writeTemplate(data, language, AT)));
        expect(differences(data, changes)).toEqual(NOTHING);
        expect(changes).toMatchObject({ language, assessmentId: data.assessmentId });
      }),
      { numRuns: 12 },
    );
  });

  it.each([',', ';', '\t'] as const)('changes nothing as CSV separated by "%s"', (delimiter) => {
    fc.assert(
      fc.property(workspaces, fc.boolean(), (data, byteOrderMark) => {
        const changes = changesOf(readUpload(writeCsv(data, language, { delimiter, byteOrderMark })));
        expect(differences(data, changes)).toEqual(NOTHING);
      }),
      { numRuns: 30 },
    );
  });

  it('has as many fields in every format', async () => {
    await fc.assert(
      fc.asyncProperty(workspaces, async (data) => {
        const files = [await writeTemplate(data, language, AT), writeCsv(data, language), json(data)];
        const [workbook, csv, submission] = files.map((file) => filled(data, changesOf(readUpload(file))));
        // A unit that is the catalogue's own is not shown in a table.
        const ownUnits = data.entries.flatMap(({ inputUnits }) => Object.keys(inputUnits)).length;
        expect(csv).toBe(submission);
        expect(workbook).toBeGreaterThanOrEqual((submission ?? 0) - ownUnits);
      }),
      { numRuns: 5 },
    );
  });
});

const json = (data: WorkspaceData): Uint8Array => new TextEncoder().encode(writeJson(data));

describe('the JSON of an assessment', () => {
  it('changes nothing when it is uploaded again', () => {
    fc.assert(
      fc.property(workspaces, (data) => {
        expect(differences(data, changesOf(readUpload(json(data))))).toEqual(NOTHING);
      }),
      { numRuns: 100 },
    );
  });
});
