import { catalogue, type ProfileKey } from '#catalogue';
import { profileNumbers } from '../to-assessment.js';
import { currencyOf, isMoney } from './money.js';
import type { Check, CheckContext, ScreeningSeverity } from './types.js';
import { yearCheck } from './year-checks.js';

const profileKeys = (): ProfileKey[] => Object.keys(catalogue.profileInputs) as ProfileKey[];

/** Relative change, which is 0 only when nothing changed. */
export function relativeChange(before: number, now: number): number {
  return before === now ? 0 : Math.abs(now - before) / Math.abs(before);
}

/** Checks of the city profile: that it is complete, and how it changed. */
export function profileChecks(context: CheckContext): Check[] {
  const { boundary, profile } = context.submitted;
  const figures = new Map(profile.map((figure) => [figure.key, figure]));
  const checks = profileKeys().flatMap((key) => {
    const figure = figures.get(key);
    if (figure === undefined || figure.value === null) return [about('profile.figureMissing', 'error', key)];
    const { unit, year, source } = figure;
    const money = isMoney(catalogue.profileInputs[key].unit);
    return [
      ...(money && currencyOf(unit) === null ? [about('profile.currencyMissing', 'error', key)] : []),
      ...(year === null
        ? [about('profile.yearMissing', 'warning', key)]
        : yearCheck(context, [year], null, key)),
      ...(source === null ? [about('profile.sourceMissing', 'warning', key)] : []),
    ];
  });
  return [
    ...checks,
    ...((boundary ?? '').trim() === '' ? [about('profile.boundaryMissing', 'warning', null)] : []),
    ...gdpPerInhabitant(context),
    ...changes(context),
  ];
}

function about(
  code: Check['code'],
  severity: ScreeningSeverity,
  profileKey: ProfileKey | null,
  params: Check['params'] = {},
): Check {
  return { code, severity, dataPoint: null, profileKey, params };
}

/** National statistics are not in the program; the figure to compare with them is. */
function gdpPerInhabitant({ submitted }: CheckContext): Check[] {
  const { cityGdp, population } = profileNumbers(submitted.profile);
  if (cityGdp === undefined || population === undefined || population === 0) return [];
  const currency = currencyOf(unitOf(submitted.profile, 'cityGdp')) ?? '';
  return [about('profile.gdpPerInhabitant', 'info', 'cityGdp', { amount: cityGdp / population, currency })];
}

function changes({ submitted, limits }: CheckContext): Check[] {
  const { earlier, profile } = submitted;
  if (earlier === null) return [];
  const numbers = profileNumbers(profile);
  const { reportingYear: year } = earlier.assessment;
  return profileKeys().flatMap((key) => {
    const [before, now] = [earlier.assessment.profile[key], numbers[key]];
    if (before === undefined || now === undefined) return [];
    const [old, present] = [currencyOf(unitOf(earlier.profile, key)), currencyOf(unitOf(profile, key))];
    if (old !== null && present !== null && old !== present) {
      return [about('profile.currencyChanged', 'warning', key, { before: old, now: present, year })];
    }
    const change = relativeChange(before, now);
    if (change <= limits.profileChange) return [];
    const severity = change < limits.profileBreak ? 'warning' : 'error';
    return [about('profile.changed', severity, key, { before, now, percent: 100 * change, year })];
  });
}

function unitOf(figures: readonly { readonly key: string; readonly unit: string | null }[], key: string) {
  return figures.find((figure) => figure.key === key)?.unit ?? null;
}
