import { catalogue } from '#catalogue';
import type { ProfileKey } from '#catalogue';
import { PROFILE_KEYS } from '#exchange';
import { blocks, isUnexplained, type Screening } from '#screening';
import type { StoredFigure } from './stored.js';

/** Above this share of KPIs without any figure, the city is asked whether there is really no more (VM 32). */
const NOT_REPORTED_LIMIT = 0.2;

export interface ReadinessFacts {
  readonly judgement: Screening;
  readonly profile: readonly StoredFigure[];
  /** Texts of the context by heading. */
  readonly context: Readonly<Record<string, string>>;
}

export type Obstacle = 'errors' | 'warnings' | 'profile' | 'nothingReported';

export interface Readiness {
  /** Share of the KPIs without any figure, 0..1. */
  readonly notReportedShare: number;
  /** So many are missing that the city has to confirm it. */
  readonly needsConfirmation: boolean;
  /** What the profile lacks: `population`, `population.year`, `cityGdp.unit`, `context.boundary`, … */
  readonly profileMissing: readonly string[];
  readonly reasons: readonly Obstacle[];
}

/** What stands in the way of submitting an assessment. */
export function readinessOf({ judgement, profile, context }: ReadinessFacts): Readiness {
  const { reported, partly, total } = judgement.result.reporting.kpis.all;
  const notReportedShare = (total - reported - partly) / total;
  const profileMissing = missingInProfile(profile, context);
  const obstacles: [Obstacle, boolean][] = [
    ['nothingReported', reported + partly === 0],
    ['errors', judgement.findings.some(blocks)],
    ['warnings', judgement.findings.some(isUnexplained)],
    ['profile', profileMissing.length > 0],
  ];
  return {
    notReportedShare,
    needsConfirmation: notReportedShare > NOT_REPORTED_LIMIT,
    profileMissing,
    reasons: obstacles.filter(([, stands]) => stands).map(([obstacle]) => obstacle),
  };
}

/** A figure is complete with its year and source; money also needs its currency, and the city its boundary. */
function missingInProfile(
  profile: readonly StoredFigure[],
  context: Readonly<Record<string, string>>,
): string[] {
  const figures = new Map(profile.map((figure) => [figure.key, figure]));
  const missing = PROFILE_KEYS.flatMap((key) => {
    const figure = figures.get(key);
    if (!figure || figure.value === null) return [key];
    return [
      ...(figure.year === null ? [`${key}.year`] : []),
      ...(figure.source === null ? [`${key}.source`] : []),
      ...(figure.unit === null && isMoney(key) ? [`${key}.unit`] : []),
    ];
  });
  return (context['boundary'] ?? '') === '' ? [...missing, 'context.boundary'] : missing;
}

function isMoney(key: ProfileKey): boolean {
  return catalogue.profileInputs[key].unit.startsWith('currency');
}
