import { describe, expect, it } from '@jest/globals';
import { restsOnProfile } from './profile-use.js';

const internet = {
  dataPoint: 'householdInternetAccess',
  value: null,
  inputs: { householdsWithInternet: '18500' },
};

describe('a data point', () => {
  it('rests on a figure of the profile that its formula takes from there', () => {
    expect(restsOnProfile(internet, 'households')).toBe(true);
  });

  it('does not rest on a figure that its formula has no use for', () => {
    expect(restsOnProfile(internet, 'population')).toBe(false);
  });

  it('does not rest on a figure in whose place it has one of its own', () => {
    const inputs = { ...internet.inputs, households: '19000' };
    expect(restsOnProfile({ ...internet, inputs }, 'households')).toBe(false);
  });

  it('does not rest on the profile when its value was entered directly', () => {
    expect(restsOnProfile({ ...internet, value: '97.4' }, 'households')).toBe(false);
  });
});
