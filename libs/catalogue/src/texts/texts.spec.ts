import { describe, expect, it } from '@jest/globals';
import { benchmarkSet, catalogue, dataPointList, kpis } from '../catalogue.js';
import unitsEn from '../messages/units.en.json' with { type: 'json' };
import { englishMessages } from './english.js';
import { frenchMessages } from './french.js';
import { catalogueTexts } from './index.js';

const [english, french] = [englishMessages(), frenchMessages()];
const LANGUAGES = ['en', 'fr'] as const;

describe('texts of the catalogue', () => {
  it('are all translated, and nothing else is', () => {
    expect([...english.keys()].filter((key) => !french.has(key))).toEqual([]);
    expect([...french.keys()].filter((key) => !english.has(key))).toEqual([]);
  });

  it('are never empty nor padded', () => {
    for (const texts of [english, french]) {
      expect([...texts].filter(([, text]) => text === '' || text.trim() !== text)).toEqual([]);
    }
  });

  it('are really in French where they are sentences', () => {
    const same = [...english].filter(([key, text]) => text.split(' ').length > 4 && french.get(key) === text);
    expect(same).toEqual([]);
  });

  it('show another form of an English unit only for units of the catalogue', () => {
    const units = new Set(
      dataPointList.flatMap(({ dataPoint }) => [dataPoint.unit, ...dataPoint.inputs.map(({ unit }) => unit)]),
    );
    expect(Object.keys(unitsEn).filter((key) => !units.has(key.replace('unit.', '')))).toEqual([]);
  });

  it.each(LANGUAGES)('has short labels of at most 22 characters, each once (%s)', (language) => {
    const texts = catalogueTexts(language);
    const labels = dataPointList.map(({ dataPoint }) => texts.dataPoint(dataPoint.key).short);
    expect(labels.filter((label) => [...label].length > 22)).toEqual([]);
    expect(new Set(labels).size).toBe(112);
  });

  it.each(LANGUAGES)('has every text of every KPI, data point, input and group (%s)', (language) => {
    const texts = catalogueTexts(language);
    for (const kpi of kpis) {
      const { guidance, verificationChecks, dataSources, ...lines } = texts.kpi(kpi.code);
      expect(guidance).toHaveLength(kpi.consistencyRules.length);
      expect(verificationChecks).toHaveLength(kpi.verificationChecks.length);
      expect(dataSources).toHaveLength(kpi.dataSources.length);
      expect(Object.values(lines).every((line) => line !== '')).toBe(true);
      expect(texts.dimension(kpi.dimension)).not.toBe('');
      expect(texts.subDimension(kpi.subDimension)).not.toBe('');
      expect(texts.category(kpi.category)).not.toBe('');
      for (const dataPoint of kpi.dataPoints) {
        expect(texts.dataPoint(dataPoint.key).notes).toHaveLength(dataPoint.notes.length);
        expect(texts.unit(dataPoint.unit)).not.toBe('');
        for (const input of dataPoint.inputs) {
          expect(texts.input(input.key)).not.toBe('');
          expect(texts.unit(input.unit)).not.toBe('');
        }
      }
    }
    for (const [key, { unit }] of Object.entries(catalogue.profileInputs)) {
      expect(texts.profile(key)).not.toBe('');
      expect(texts.unit(unit)).not.toBe('');
    }
    for (const { dataPoint, note, basis, confidence } of benchmarkSet.dataPoints) {
      expect(texts.benchmarkNote(dataPoint) === null).toBe(note === null);
      expect(texts.basis(basis)).not.toBe('');
      expect(texts.confidence(confidence)).not.toBe('');
    }
  });

  it('say the same thing in the reader’s language', () => {
    expect(catalogueTexts('en').dimension('Economy')).toBe('Economy');
    expect(catalogueTexts('fr').dimension('Economy')).toBe('Économie');
    expect(catalogueTexts('fr').unit('per 100,000 inhabitants')).toContain('habitants');
    expect(catalogueTexts('fr')).toBe(catalogueTexts('fr'));
  });

  it('are refused for what the catalogue does not have', () => {
    const texts = catalogueTexts('fr');
    expect(() => texts.kpi('XX: 1C')).toThrow('XX: 1C');
    expect(() => texts.dataPoint('nothing')).toThrow('nothing');
    expect(() => texts.unit('furlongs')).toThrow('furlongs');
    expect(texts.benchmarkNote('nothing')).toBeNull();
  });

  it('name inputs by their labels in guidance, not by their keys', () => {
    expect(catalogueTexts('en').kpi('EC: I: WS: 3C').guidance[0]).toBe(
      '“Volume of water put to use” must not exceed “Total volume of water supplied to the network” (a negative loss points to metering or period mismatch).',
    );
    for (const language of ['en', 'fr'] as const) {
      const texts = catalogueTexts(language);
      const guidance = kpis.flatMap((kpi) => texts.kpi(kpi.code).guidance);
      const keys = kpis.flatMap((kpi) =>
        kpi.dataPoints.flatMap(({ inputs }) => inputs.map(({ key }) => key)),
      );
      const camel = new Set(keys.filter((key) => /[A-Z]/.test(key)));
      expect(guidance.filter((sentence) => sentence.split(/\W+/).some((word) => camel.has(word)))).toEqual(
        [],
      );
    }
  });
});
