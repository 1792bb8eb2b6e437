import { catalogueTexts, dataPointByKey } from '#catalogue';
import {
  createFormatter,
  formatNumber,
  formatValue,
  type Language,
  type MessageParams,
  type Messages,
} from '#text';
import en from '../messages/en.json' with { type: 'json' };
import fr from '../messages/fr.json' with { type: 'json' };
import type { Check } from './types.js';

/** The sentences of the checks in each language, by the check. */
export const screeningMessages: Readonly<Record<Language, Messages>> = { en, fr };

const formatters = {
  en: /* @__PURE__ */ createFormatter('en', en),
  fr: /* @__PURE__ */ createFormatter('fr', fr),
};

/** What a check found, as a sentence in the reader's language. */
export function checkMessage(check: Check, language: Language): string {
  return formatters[language](check.code, paramsOf(check, language));
}

/** Numbers as published; each sentence takes of these what it names. */
function paramsOf({ code, dataPoint, profileKey, params }: Check, language: Language): MessageParams {
  const texts = catalogueTexts(language);
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, given]) => [
      name,
      typeof given === 'number' && FIGURES.includes(name) ? formatNumber(given, language) : given,
    ]),
  );
  const label =
    dataPoint !== null
      ? texts.dataPoint(dataPoint).label
      : profileKey !== null
        ? texts.profile(profileKey)
        : '';
  return {
    ...shown,
    ...values(code, dataPoint, params, language),
    label,
    ...(typeof params['input'] === 'string' ? { input: texts.input(params['input']) } : {}),
  };
}

const FIGURES: readonly string[] = ['amount', 'before', 'now', 'given', 'percent'];

/** Values of a data point are shown with its unit. */
function values(
  code: Check['code'],
  key: string | null,
  params: Check['params'],
  language: Language,
): MessageParams {
  const dataPoint = key === null ? undefined : dataPointByKey(key)?.dataPoint;
  if (!dataPoint || !OF_VALUES.includes(code)) return {};
  const format = {
    valueType: dataPoint.valueType,
    unitLabel: dataPoint.unit === 'yes/no' ? '' : catalogueTexts(language).unit(dataPoint.unit),
    yes: formatters[language]('yes'),
    no: formatters[language]('no'),
  };
  return Object.fromEntries(
    ['before', 'now'].flatMap((name) => {
      const value = params[name];
      return typeof value === 'number' ? [[name, formatValue(value, format, language)]] : [];
    }),
  );
}

const OF_VALUES: readonly Check['code'][] = ['change.value', 'change.answer', 'reporting.dropped'];
