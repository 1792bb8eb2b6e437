import { describe, expect, it } from '@jest/globals';
import { afterAnswer, type PendingEdit, withEdit } from './queue.js';
import { heldTargets, sentTargets, targetKey, targetPath, targetsStart } from './statements.js';

const key = targetKey('karmoy', 'householdInternetAccess');
const change = (fields: Record<string, string | number | null>) =>
  ({ userId: 'anna', assessmentId: 'a', kind: 'target', key, fields, at: 1 }) as const;

const served = (revision: number, ...values: string[]) =>
  heldTargets({
    dataPoint: 'householdInternetAccess',
    revision,
    effort: null,
    updatedAt: null,
    updatedBy: { id: 'bjorn', name: 'Bjørn' },
    targets: Object.fromEntries(values.map((value, index) => [index + 2, { value, year: null }])),
  });

const sent = ({ before, fields }: PendingEdit) => sentTargets({ ...before, ...fields });

describe('targets of a city', () => {
  it('go to the city, whatever the assessment in which they are written', () => {
    expect(targetPath(key)).toBe('/cities/karmoy/targets/householdInternetAccess');
  });

  it('are sent together, also those that were not changed', () => {
    const edit = withEdit(undefined, change({ 'years.3': 2028 }), served(1, '30', '50'));
    expect(edit && sent(edit)).toEqual({
      targets: { 2: { value: '30', year: null }, 3: { value: '50', year: 2028 } },
      effort: null,
    });
  });

  it('begin with nothing', () => {
    const edit = withEdit(undefined, change({ 'values.2': '30' }), targetsStart(key));
    expect(edit && sent(edit)).toEqual({ targets: { 2: { value: '30', year: null } }, effort: null });
  });

  it('take in what a colleague wrote for another level, and go on', () => {
    const edit = withEdit(undefined, change({ 'values.3': '55' }), served(1, '30', '50'));
    const theirs = served(2, '35', '50');
    const next = edit && afterAnswer(edit, edit, { kind: 'conflict', theirs });
    expect(next).toMatchObject({ state: 'waiting', baseRevision: 2 });
    expect(next && sent(next)).toMatchObject({ targets: { 2: { value: '35' }, 3: { value: '55' } } });
  });

  it('ask the person when a colleague wrote another value for the same level', () => {
    const edit = withEdit(undefined, change({ 'values.3': '55' }), served(1, '30', '50'));
    const next = edit && afterAnswer(edit, edit, { kind: 'conflict', theirs: served(2, '30', '60') });
    expect(next).toMatchObject({ state: 'conflict', contested: ['values.3'] });
  });
});
