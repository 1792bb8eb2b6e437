import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '#text';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { maturityModel, questionnaire, questionTexts } from './index.js';

describe('the capability questionnaire', () => {
  it('asks something about every aspect at every level', () => {
    for (const { id: aspect } of maturityModel.aspects)
      for (const { level } of maturityModel.levels)
        expect(questionnaire.some((question) => question.aspect === aspect && question.level === level)).toBe(
          true,
        );
  });

  it('names every question once, by aspect, level and letter', () => {
    expect(new Set(questionnaire.map(({ id }) => id)).size).toBe(questionnaire.length);
    for (const { id, aspect, level } of questionnaire)
      expect(id).toMatch(new RegExp(`^${aspect}\\.${level}\\.[a-z]$`));
  });

  it('has a question and the evidence wanted in every language, and nothing else', () => {
    for (const language of LANGUAGES)
      for (const { id } of questionnaire) {
        const { question, evidence } = questionTexts(language, id);
        expect(question).toMatch(/\?$/);
        expect(evidence).toMatch(/\.$/);
      }
    expect(Object.keys(en).length).toBe(2 * questionnaire.length);
    expect(Object.keys(fr)).toEqual(Object.keys(en));
  });
});
