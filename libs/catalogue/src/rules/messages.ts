import type { Language } from '#text';
import { dataPointByKey } from '../catalogue.js';
import english from '../messages/rules.en.json' with { type: 'json' };
import french from '../messages/rules.fr.json' with { type: 'json' };
import { catalogueTexts } from '../texts/index.js';
import type { Finding } from './types.js';

/** Sentences of the rules (ICU MessageFormat) by `Rule.messageKey`. */
export const ruleMessages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: english,
  fr: french,
};

/**
 * The parameters that a finding's sentence takes in a language: its numbers, and for each number that is one figure
 * `<name>Label` (its name), `<name>Indicator` (the KPI) and `<name>Place` (the data point).
 */
export function findingParams(finding: Finding, language: Language): Record<string, string | number> {
  const texts = catalogueTexts(language);
  const params: Record<string, string | number> = { ...finding.params };
  for (const [name, figure] of Object.entries(finding.params)) {
    if (!name.endsWith('Figure') || typeof figure !== 'string') continue;
    const [owner = '', key] = figure.split('.');
    const base = name.slice(0, -'Figure'.length);
    const kpi = dataPointByKey(owner)?.kpi;
    if (kpi) {
      params[`${base}Indicator`] = texts.kpi(kpi.code).name;
      params[`${base}Place`] = texts.dataPoint(owner).label;
      params[`${base}Label`] = key === undefined ? texts.dataPoint(owner).label : texts.input(key);
    } else if (key !== undefined) {
      params[`${base}Label`] = texts.profile(key);
    }
  }
  return params;
}
