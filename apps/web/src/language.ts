import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useLocation } from 'react-router';
import {
  formatNumber,
  formatPercent,
  formatValue,
  isLanguage,
  LANGUAGES,
  preferredLanguage,
  type Language,
} from '#text';
import type english from './messages/en.json';

export type MessageKey = keyof typeof english;
type Params = Readonly<Record<string, string | number | Date | null>>;

export interface Text<Key extends string = MessageKey> {
  readonly language: Language;
  readonly t: (key: Key, params?: Params) => string;
  readonly number: (value: number, decimals?: number) => string;
  readonly percent: (value: number, decimals?: number) => string;
  readonly value: (
    value: number,
    dataPoint: { readonly valueType: string; readonly unitLabel: string },
  ) => string;
  /** As `value`, for benchmarks and limits: round figures without decimals. */
  readonly limit: (
    value: number,
    dataPoint: { readonly valueType: string; readonly unitLabel: string },
  ) => string;
}

/**
 * Sentences and figures in the page's language. Keys are checked by the compiler: those of the public pages, and those
 * of further message files that the caller names, e.g. `useText<AccountKey>()`.
 */
export function useText<Key extends string = MessageKey>(): Text<Key | MessageKey> {
  const intl = useIntl();
  const language: Language = isLanguage(intl.locale) ? intl.locale : 'en';
  const t = useCallback<Text<Key | MessageKey>['t']>(
    (key, params) => String(intl.formatMessage({ id: key }, params)),
    [intl],
  );
  const words = { yes: t('value.yes'), no: t('value.no') };
  return {
    language,
    t,
    number: (value, decimals) => formatNumber(value, language, decimals),
    percent: (value, decimals) => formatPercent(value, language, decimals),
    value: (value, { valueType, unitLabel }) =>
      formatValue(value, { valueType, unitLabel, ...words }, language),
    limit: (value, { valueType, unitLabel }) => {
      const round = Number.isInteger(value) && valueType !== 'boolean';
      return formatValue(value, { valueType: round ? 'count' : valueType, unitLabel, ...words }, language);
    },
  };
}

/** The best of our languages for this browser's reader. */
export function readersLanguage(): Language {
  return preferredLanguage(navigator.languages.join(','));
}

/** The same page in another language. */
export function useTranslatedAddress(): (language: Language) => string {
  const { pathname, search, hash } = useLocation();
  return (language) => {
    const [, first = '', ...rest] = pathname.split('/');
    const path = isLanguage(first) ? rest : [first, ...rest].filter((part) => part !== '');
    return `/${[language, ...path].join('/')}${search}${hash}`;
  };
}

/** Loads the messages of one language; each is its own file, so that a reader gets only theirs. */
export async function loadMessages(language: Language): Promise<Record<string, string>> {
  const file = language === 'fr' ? import('./messages/fr.json') : import('./messages/en.json');
  return (await file).default;
}

/** Name of the country in the reader's language; the published English name stands in English. */
export function countryName(
  place: { readonly country: string; readonly countryCode: string },
  language: Language,
): string {
  if (language === 'en') return place.country;
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(place.countryCode) ?? place.country;
  } catch {
    // Not an ISO code: the name as published is the best there is.
    return place.country;
  }
}

export { LANGUAGES, type Language };
