import { describe, expect, it } from '@jest/globals';
import { profileKeysOf } from './index.js';

const entry = {
  dataPoint: 'householdInternetAccess',
  status: 'reported',
  value: null,
  inputs: { householdsWithInternet: '18500' },
} as const;

describe('the profile figures that an entry is computed from', () => {
  it('are those of its formula that it does not give itself', () => {
    expect(profileKeysOf(entry)).toEqual(['households']);
    expect(profileKeysOf({ ...entry, inputs: { ...entry.inputs, households: '19000' } })).toEqual([]);
  });

  it('are none where the value was entered directly or is not reported', () => {
    expect(profileKeysOf({ ...entry, value: '97' })).toEqual([]);
    expect(profileKeysOf({ ...entry, status: 'notReported' })).toEqual([]);
    expect(profileKeysOf({ ...entry, status: null })).toEqual([]);
    expect(profileKeysOf({ ...entry, dataPoint: 'noSuchThing' })).toEqual([]);
  });
});
