import { createFormatter, type Language, type MessageFormatter } from '#text';
import data from './data/questionnaire.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import type { CapabilityQuestion } from './types.js';

/** The questions about a city's capabilities, in our own words, in the order of aspects, levels and letters. */
export const questionnaire: readonly CapabilityQuestion[] = Object.freeze(
  data.map((question) => Object.freeze(question)),
);

/** How much of a question is fulfilled. */
export const FULFILLED = { yes: 1, partly: 0.5, no: 0 } as const;

export interface QuestionTexts {
  readonly question: string;
  /** Which evidence is wanted. */
  readonly evidence: string;
}

const formatters: Readonly<Record<Language, MessageFormatter>> = {
  en: createFormatter('en', en),
  fr: createFormatter('fr', fr),
};

/** The words of a question. @throws Error for an id that the questionnaire does not have */
export function questionTexts(language: Language, id: string): QuestionTexts {
  const text = formatters[language];
  return { question: text(`question.${id}`), evidence: text(`evidence.${id}`) };
}
