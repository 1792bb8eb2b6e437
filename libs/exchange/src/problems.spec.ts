import { describe, expect, it } from '@jest/globals';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { problemMessage } from './problems.js';
import { problemsOf, smartMeters } from './submission.spec-support.js';

describe('the sentence of a problem', () => {
  it('exists in every language', () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
  });

  it('is made in French from code and parameters', () => {
    const [problem] = problemsOf(smartMeters({ value: 140 }));
    if (!problem) throw new Error('140 % was accepted');
    expect(problemMessage(problem, 'fr')).toMatch(
      /^140 est hors de l’intervalle de « .+ » : de 0 à 100, en %\.$/,
    );
  });

  it('repeats hostile text neither as markup of its own nor at full length', () => {
    const [problem] = problemsOf({ ...smartMeters({ value: 1 }), [`<b>{x}'\u0007${'y'.repeat(500)}`]: 1 });
    expect(problem?.message).toContain("“<b>{x}'\uFFFDyyy");
    expect(problem?.message.length).toBeLessThan(250);
  });
});
