import { describe, expect, it } from '@jest/globals';
import { ASSESSMENT, changesOf, entry, workspace } from '../workspace.spec-support.js';
import { readUpload } from '../upload.js';
import { compareWithAssessment, isOfOtherAssessment } from './compare.js';
import { entryFields } from './fields.js';
import type { WorkspaceChanges, WorkspaceData } from './types.js';

const POINT = 'smartWaterMeters';
/** The assessment with this value at this revision. */
const has = (value: string | null, revision: number, more = {}): WorkspaceData =>
  workspace({ entries: revision === 0 ? [] : [entry(POINT, { value, revision, ...more })] });

/** A file with this value that was made from this revision; from none when left out. */
function file(value: string, revision?: number): WorkspaceChanges {
  const csv = `row,revision,value\nentry:${POINT},${revision ?? ''},${value}\n`;
  return changesOf(readUpload(new TextEncoder().encode(csv)));
}

const compared = (current: WorkspaceData, changes: WorkspaceChanges, base?: WorkspaceData) =>
  compareWithAssessment(
    current,
    changes,
    base && {
      baseOf: ({ key }) => {
        const found = base.entries.find(({ dataPoint }) => dataPoint === key);
        return found ? entryFields(found) : null;
      },
    },
  ).rows.map(({ change, before, after, reason }) => [change, before, after, reason?.code ?? null]);

describe('a file compared with the assessment', () => {
  it('adds where nothing was, changes where something else was, and passes over what is the same', () => {
    expect(compared(has(null, 0), file('27.3', 0))).toEqual([['added', null, '27.3', null]]);
    expect(compared(has('20', 1), file('27.3', 1))).toEqual([['changed', '20', '27.3', null]]);
    expect(compared(has('27.30', 1), file('27.3', 1))).toEqual([['unchanged', '27.30', '27.3', null]]);
  });

  it('takes a value away by an empty cell only if it was made from the assessment', () => {
    expect(compared(has('20', 1), file('', 1))).toEqual([['changed', '20', null, null]]);
    expect(compared(has('20', 1), file(''))).toEqual([]);
  });

  it('has a conflict where a colleague changed the same value since then', () => {
    const newer = has('25', 2);
    expect(compared(newer, file('27.3', 1), has('20', 1))).toEqual([
      ['conflict', '25', '27.3', 'changedMeanwhile'],
    ]);
    expect(compared(newer, file('27.3', 1))).toEqual([['conflict', '25', '27.3', 'changedMeanwhile']]);
    expect(compared(newer, file('25', 1), has('20', 1))).toEqual([['unchanged', '25', '25', null]]);
  });

  it('keeps a newer value that the file left alone', () => {
    expect(compared(has('25', 2), file('20', 1), has('20', 1))).toEqual([
      ['unchanged', '25', '20', 'newerKept'],
    ]);
    expect(compared(has('25', 1), file('', 0))).toEqual([['unchanged', '25', null, 'newerKept']]);
  });

  it('has no conflict where a colleague changed another field', () => {
    const base = has('20', 1);
    expect(compared(has('20', 2, { note: 'new' }), file('27.3', 1), base)).toEqual([
      ['changed', '20', '27.3', null],
    ]);
  });

  it('shows what cannot be taken, as it stands in the file', () => {
    expect(compared(has('20', 1), file('many', 1))).toEqual([['refused', '20', 'many', 'notANumber']]);
  });

  it('counts every kind of change', () => {
    const { counts } = compareWithAssessment(has('20', 1), file('many', 1));
    expect(counts).toEqual({ added: 0, changed: 0, unchanged: 0, refused: 1, conflict: 0 });
  });
});

describe('a file of another assessment', () => {
  it('is told apart', () => {
    const changes = { ...file('1', 1), assessmentId: 'another' };
    expect(isOfOtherAssessment(workspace(), changes)).toBe(true);
    expect(isOfOtherAssessment(workspace(), { ...changes, assessmentId: ASSESSMENT })).toBe(false);
    expect(isOfOtherAssessment(workspace(), { ...changes, assessmentId: null })).toBe(false);
  });
});

describe('a submission file of a published document', () => {
  it('is compared field by field, without what only the document tells', () => {
    const values = [
      {
        code: 'EC: ICT: WS: 1C',
        dataPoint: POINT,
        status: 'reported',
        value: 27.27,
        published: '27.3',
        page: 12,
      },
      { code: 'SC: SH: SI: 2C', dataPoint: 'giniCoefficient', status: 'verified', value: 0.3 },
    ];
    const json = JSON.stringify({
      city: 'Rana',
      countryCode: 'NO',
      profile: { area: { value: 4460, page: 3 } },
      values,
    });
    const changes = changesOf(readUpload(new TextEncoder().encode(json)));
    expect(changes.problems).toEqual([]);
    const { rows } = compareWithAssessment(has(null, 0), changes);
    expect(
      rows.map(({ dataPoint, profileKey, field, change }) => [dataPoint ?? profileKey, field, change]),
    ).toEqual([
      ['cityArea', 'value', 'added'],
      [POINT, 'status', 'added'],
      [POINT, 'value', 'added'],
      ['giniCoefficient', 'status', 'refused'],
      ['giniCoefficient', 'value', 'added'],
    ]);
  });
});
