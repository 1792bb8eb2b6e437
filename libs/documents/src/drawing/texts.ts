import { createFormatter, type Language, type MessageFormatter } from '#text';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

const formatters: Readonly<Record<Language, MessageFormatter>> = {
  en: createFormatter('en', en),
  fr: createFormatter('fr', fr),
};

/** Words of the drawings (titles, legend, reasons) in the language. */
export function drawingTexts(language: Language): MessageFormatter {
  return formatters[language];
}
