import { createFormatter, type Language, type MessageFormatter, type Messages } from '#text';
import en from '../messages/en.json' with { type: 'json' };
import fr from '../messages/fr.json' with { type: 'json' };

const messages: Readonly<Record<Language, Messages>> = { en, fr };
const formatters: Readonly<Record<Language, MessageFormatter>> = {
  en: createFormatter('en', en),
  fr: createFormatter('fr', fr),
};

export const messagesOf = (language: Language): Messages => messages[language];

/** Words of the documents in the language. */
export const documentTexts = (language: Language): MessageFormatter => formatters[language];
