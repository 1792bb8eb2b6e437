import { describe, expect, it } from '@jest/globals';
import { emptyEntry, withFields } from './entry.js';
import { judgeAll, ruleSentence } from './judging.js';

const households = [{ key: 'households', value: '398000', unit: null }];
const internet = (figure: string) =>
  withFields(emptyEntry('householdInternetAccess'), {
    'inputs.householdsWithInternet': figure,
    status: 'reported',
  });

describe('judging what stands in the form', () => {
  it('computes the value with the figures of the profile, its share and class', () => {
    const { results } = judgeAll('Testby', 2025, [internet('199000')], households);
    const result = results.get('householdInternetAccess');
    expect(result?.value).toBe(50);
    expect(result?.class).not.toBeNull();
  });

  it('takes figures in other units', () => {
    const entry = withFields(internet('199'), { 'inputUnits.householdsWithInternet': 'thousand households' });
    expect(judgeAll('Testby', 2025, [entry], households).results.get('householdInternetAccess')?.value).toBe(
      50,
    );
  });

  it('says in a sentence what does not fit, and at every data point concerned', () => {
    const { remarksOf } = judgeAll('Testby', 2025, [internet('412000')], households);
    const remark = remarksOf.get('householdInternetAccess')?.find(({ source }) => 'rule' in source);
    expect(remark?.severity).toBe('error');
    if (remark === undefined || !('rule' in remark.source)) throw new Error('No rule speaks');
    expect(ruleSentence(remark.source.rule, 'en')).toContain('412,000');
    expect(ruleSentence(remark.source.rule, 'fr')).not.toBe('');
  });

  it('asks for the figure that is missing, and for the profile where it has none', () => {
    const entry = withFields(emptyEntry('householdInternetAccess'), { status: 'reported', year: 2024 });
    const { remarks } = judgeAll('Testby', 2025, [entry], []);
    expect(remarks.map(({ ruleId }) => ruleId)).toEqual(['entry.inputMissing', 'entry.profileMissing']);
  });

  it('asks for a reason where a value stands in for the formula or nothing is reported', () => {
    const direct = withFields(emptyEntry('householdInternetAccess'), { status: 'reported', value: '50' });
    const none = withFields(emptyEntry('fixedBroadbandSubscriptions'), { status: 'notReported' });
    const { remarks } = judgeAll('Testby', 2025, [direct, none], households);
    expect(remarks.map(({ ruleId }) => ruleId)).toEqual([
      'entry.overrideWithoutReason',
      'entry.reasonMissing',
    ]);
  });
});
