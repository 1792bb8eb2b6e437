import { LANGUAGES, type Language } from '#text';
import { CHOICES, type ChoiceList } from '../changes/fields.js';
import { templateText, type TemplateTextKey } from './texts.js';

/** The words of a list in a language, in the order of the list. */
export function choiceLabels(list: ChoiceList, language: Language): readonly string[] {
  return CHOICES[list].map((code) => choiceLabel(list, code, language));
}

/** The words for a code; a code that the list lacks, from older data, stands for itself. */
export function choiceLabel(list: ChoiceList, code: string, language: Language): string {
  const known = CHOICES[list].some((candidate) => candidate === code);
  // The message files have a text for every code of every list; the compiler cannot see which code belongs to which.
  return known ? templateText(language, `${list}.${code}` as TemplateTextKey) : code;
}

/** The code for words of the list in any language, or for the code itself; null when the list has no such item. */
export function choiceCode(list: ChoiceList, typed: string): string | null {
  const wanted = folded(typed);
  const found = CHOICES[list].find(
    (code) =>
      folded(code) === wanted ||
      LANGUAGES.some((language) => folded(choiceLabel(list, code, language)) === wanted),
  );
  return found ?? null;
}

/** Yes and no as they stand in the drop-down lists. */
export function yesNoLabels(language: Language): readonly [string, string] {
  return [templateText(language, 'yes'), templateText(language, 'no')];
}

/** `1` for yes and `0` for no in any language, also for the digits themselves; null for anything else. */
export function yesNoCode(typed: string): '1' | '0' | null {
  const wanted = folded(typed);
  const [yes, no] = [0, 1].map((index) =>
    LANGUAGES.map((language) => folded(yesNoLabels(language)[index] ?? '')),
  );
  if (/^1(\.0+)?$/.test(wanted) || yes?.includes(wanted)) return '1';
  return /^0(\.0+)?$/.test(wanted) || no?.includes(wanted) ? '0' : null;
}

const folded = (text: string): string => text.normalize('NFC').trim().toLowerCase();
