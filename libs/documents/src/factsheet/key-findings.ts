import type { Language } from '#text';
import type { WheelCategory, WheelDimension } from '../drawing/index.js';
import type { DocumentEdition, KeyFinding } from '../edition.js';
import { type Pen, penFor } from '../shared/pen.js';
import { listed } from '../shared/words.js';
import { factsheetTexts } from './texts.js';

/** Categories named among the strengths and among the gaps, and single data points named in a sentence. */
const NAMED_CATEGORIES = 4;
const NAMED_POINTS = 6;
/** Below this share of scored data points the whole result is called incomplete, and a category is not judged. */
const ENOUGH_SCORED = 0.5;
/** A single data point makes no category strong or weak. */
const FEWEST_SCORED = 2;

interface Judged {
  readonly dimension: WheelDimension;
  readonly category: WheelCategory;
  readonly percent: number;
}

/**
 * Key findings drafted from the results by rules, for the city to edit: how much was reported; the categories in the two
 * upper classes, best first; those in the two lower ones, lowest first; data points in the lowest class; and what says
 * nothing because nothing of it is scored. A category of which less than half, or a single data
 * point, is scored is not called strong or weak.
 */
export function draftKeyFindings(edition: DocumentEdition, language: Language): readonly KeyFinding[] {
  return keyFindings(penFor(edition, language, factsheetTexts(language)));
}

export function keyFindings(pen: Pen): readonly KeyFinding[] {
  return [...coverage(pen), ...strengths(pen), ...gaps(pen), ...lowestPoints(pen), ...missing(pen)];
}

function coverage({ text, edition, rate }: Pen): readonly KeyFinding[] {
  const { kpis, dataPoints } = edition.result.reporting;
  const overall = edition.result.rollups.find(({ level }) => level === 'overall');
  const { scored = 0, benchmarked = 0 } = overall ?? {};
  const isEnough = scored >= ENOUGH_SCORED * benchmarked;
  const figures = text('finding.coverage', {
    core: rate(kpis.core.reported, kpis.core.total),
    advanced: rate(kpis.advanced.reported, kpis.advanced.total),
    reported: dataPoints.all.reported,
    total: dataPoints.all.total,
    scored,
    benchmarked,
  });
  const words = isEnough ? figures : `${figures} ${text('finding.incomplete')}`;
  return [{ kind: 'coverage', theme: text('finding.theme.coverage'), text: words }];
}

function judged({ model }: Pen): readonly Judged[] {
  return model.dimensions.flatMap((dimension) =>
    dimension.categories.flatMap((category) => {
      const { percent, scored, benchmarked } = category;
      const isJudged = percent !== null && scored >= FEWEST_SCORED && scored >= ENOUGH_SCORED * benchmarked;
      return isJudged ? [{ dimension, category, percent }] : [];
    }),
  );
}

function strengths(pen: Pen): readonly KeyFinding[] {
  return judged(pen)
    .filter(({ category }) => (category.class ?? 0) >= 3)
    .toSorted((a, b) => b.percent - a.percent)
    .slice(0, NAMED_CATEGORIES)
    .map((each) => finding(pen, 'strength', each, 4));
}

function gaps(pen: Pen): readonly KeyFinding[] {
  return judged(pen)
    .filter(({ category }) => (category.class ?? 4) <= 2)
    .toSorted((a, b) => a.percent - b.percent)
    .slice(0, NAMED_CATEGORIES)
    .map((each) => finding(pen, 'gap', each, 1));
}

function finding(
  pen: Pen,
  kind: 'strength' | 'gap',
  { dimension, category }: Judged,
  decisive: number,
): KeyFinding {
  const points = category.dataPoints.filter((point) => point.class === decisive).map(({ label }) => label);
  const { text, language } = pen;
  const figures = text(`finding.${kind}`, {
    category: category.label,
    dimension: dimension.label,
    percent: category.percentText ?? '',
    class: category.class ?? 1,
    scored: category.scored,
    benchmarked: category.benchmarked,
  });
  const which =
    points.length === 0
      ? ''
      : ` ${text(`finding.${kind}Points`, { points: listed(points.slice(0, NAMED_POINTS), language) })}`;
  return {
    kind,
    theme: text(`finding.theme.${kind}`, { category: category.label, dimension: dimension.label }),
    text: `${figures}${which}`,
  };
}

function lowestPoints(pen: Pen): readonly KeyFinding[] {
  const { text, language, results } = pen;
  const lowest = [...pen.points.values()]
    .filter((point) => point.class === 1)
    .map((point) => ({ ...point, share: results.get(point.key)?.share ?? 0 }))
    .toSorted((a, b) => a.share - b.share);
  if (lowest.length === 0) return [];
  const named = lowest
    .slice(0, NAMED_POINTS)
    .map(({ label, share }) => text('finding.point', { label, share: pen.rate(share, 1) }));
  return [
    {
      kind: 'gap',
      theme: text('finding.theme.lowest'),
      text: text('finding.lowest', { count: lowest.length, points: listed(named, language) }),
    },
  ];
}

function missing({ text, language, model }: Pen): readonly KeyFinding[] {
  const silent = model.dimensions.flatMap((dimension) =>
    dimension.categories
      .filter(({ percent, benchmarked }) => percent === null && benchmarked > 0)
      .map(({ label }) => `${label} (${dimension.label})`),
  );
  if (silent.length === 0) return [];
  return [
    {
      kind: 'missing',
      theme: text('finding.theme.missing'),
      text: text('finding.missing', { count: silent.length, categories: listed(silent, language) }),
    },
  ];
}
