import { catalogueTexts, type CatalogueTexts } from '#catalogue';
import type { AssessmentResult, ExclusionReason, Rollup } from '#scoring';
import { formatNumber, type Language } from '#text';
import { tell } from '../command.js';

const UNSCORED: readonly ExclusionReason[] = ['undefined', 'notVerified', 'noBenchmark', 'notReported'];

/** A result for reading in a terminal: roll-ups with coverage and range, and everything without a score. */
export function scoreTable(result: AssessmentResult, language: Language): string {
  const texts = catalogueTexts(language);
  const { core, advanced, all } = result.reporting.kpis;
  const lines = [
    tell('score.head', { city: result.city, year: `${result.reportingYear}` }),
    tell(`score.basis.${result.basis}`),
    tell('score.versions', { ...result.versions }),
    tell('score.reporting', {
      all: all.reported,
      allTotal: all.total,
      core: core.reported,
      coreTotal: core.total,
      advanced: advanced.reported,
      advancedTotal: advanced.total,
      partly: all.partly,
    }),
    '',
    ...table([
      [
        tell('score.group'),
        tell('score.percent'),
        tell('score.class'),
        tell('score.points'),
        tell('score.coverage'),
        tell('score.range'),
      ],
      ...ordered(result.rollups).map((rollup) => row(rollup, texts, language)),
    ]),
    ...UNSCORED.flatMap((reason) => unscored(result, reason, texts)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Overall, then each dimension with its sub-dimensions and their categories, then the SDG goals. */
function ordered(rollups: readonly Rollup[]): Rollup[] {
  const at = (level: Rollup['level']) => rollups.filter((rollup) => rollup.level === level);
  return [
    ...at('overall'),
    ...at('dimension').flatMap((dimension) => [
      dimension,
      ...at('subDimension')
        .filter((sub) => sub.dimension === dimension.name)
        .flatMap((sub) => [
          sub,
          ...at('subDimensionCategory').filter(
            (category) => category.dimension === dimension.name && category.subDimension === sub.name,
          ),
        ]),
    ]),
    ...at('sdgGoal'),
  ];
}

function row(rollup: Rollup, texts: CatalogueTexts, language: Language): string[] {
  const none = tell('score.none');
  const percent = (value: number | null) => (value === null ? none : formatNumber(value, language));
  const range = rollup.lowest === null ? none : `${percent(rollup.lowest)} – ${percent(rollup.highest)}`;
  return [
    nameOf(rollup, texts),
    percent(rollup.percent),
    rollup.class === null ? none : `${rollup.class}`,
    `${rollup.points}/${rollup.possible}`,
    `${rollup.scored}/${rollup.benchmarked}/${rollup.total}`,
    range,
  ];
}

function nameOf({ level, name }: Rollup, texts: CatalogueTexts): string {
  switch (level) {
    case 'overall':
      return tell('score.overall');
    case 'dimension':
      return texts.dimension(name);
    case 'subDimension':
      return `  ${texts.subDimension(name)}`;
    case 'category':
    case 'subDimensionCategory':
      return `    ${texts.category(name)}`;
    case 'sdgGoal':
      return tell('score.goal', { goal: name });
  }
}

/** Lines whose cells stand below each other: the first column to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => [...(cells[column] ?? '')].length)),
  );
  return rows.map((cells) =>
    cells
      .map((cell, column) => {
        const blanks = ' '.repeat((widths[column] ?? 0) - [...cell].length);
        return column === 0 ? cell + blanks : blanks + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

function unscored(result: AssessmentResult, reason: ExclusionReason, texts: CatalogueTexts): string[] {
  const points = result.dataPoints.filter((point) => point.reason === reason);
  if (points.length === 0) return [];
  const lines = points.map(({ code, dataPoint }) => `  ${code}  ${texts.dataPoint(dataPoint).label}`);
  return ['', tell(`score.unscored.${reason}`, { count: points.length }), ...lines];
}
