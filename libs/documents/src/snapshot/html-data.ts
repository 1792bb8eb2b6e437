import type { Language } from '#text';
import type { DocumentEdition } from '../edition.js';
import type { Block, DocumentModel, Row } from '../shared/blocks.js';
import { documentOf } from '../shared/model.js';
import { drawingCatalogue } from '../catalogue.js';
import { badgeOf } from '../shared/marks.js';
import { radarBlocks, wheelBlocks } from '../shared/parts/charts.js';
import { kpiReporting, unverifiedBlocks } from '../shared/parts/counts.js';
import { identityBlocks } from '../shared/parts/identity.js';
import { coverageText, scoresBlock } from '../shared/parts/results.js';
import { limitBlocks, scoringBlocks } from '../shared/parts/scoring.js';
import { type Pen, penFor } from '../shared/pen.js';
import { textsOf } from '../shared/texts.js';

const texts = textsOf({ en: {}, fr: {} });

/** What the City Snapshot says, as a page for the web. */
export function snapshotModel(edition: DocumentEdition, language: Language): DocumentModel {
  const pen = penFor(edition, language, texts(language));
  const { text, city, year } = pen;
  return documentOf(pen, {
    kind: text('snapshot.kind'),
    form: 'cover',
    strap: text('snapshot.strap'),
    cover: [scoresBlock(pen), ...identityBlocks(pen)],
    contents: true,
    blocks: [
      { kind: 'heading', level: 1, text: text('method.title') },
      { kind: 'text', tone: 'lead', text: text('method.foreword', { city, year }) },
      ...unverifiedBlocks(pen),
      kpiReporting(pen, text('method.reporting')),
      { kind: 'heading', level: 1, text: text('scoring.title') },
      ...scoringBlocks(pen),
      ...limitBlocks(pen),
      { kind: 'heading', level: 1, text: text('wheel.heading') },
      ...wheelBlocks(pen),
      { kind: 'heading', level: 1, text: text('radar.heading') },
      ...pen.model.dimensions.flatMap((dimension) => radarBlocks(pen, dimension)),
      { kind: 'heading', level: 1, text: text('grid.heading') },
      { kind: 'text', text: text('grid.intro') },
      subDimensionTable(pen),
    ],
  });
}

/** Sub-dimensions with their categories, as the Snapshot prints them. */
function subDimensionTable(pen: Pen): Block {
  const { text, edition, language } = pen;
  const found = (level: string, dimension: string, subDimension: string, name: string) =>
    edition.result.rollups.find(
      (each) =>
        each.level === level &&
        each.dimension === dimension &&
        each.name === name &&
        (level === 'subDimension' || each.subDimension === subDimension),
    );
  const row = (label: string, strong: boolean, rollup: ReturnType<typeof found>): Row => ({
    cells: [
      { text: label, strong },
      (rollup?.percent ?? null) === null ? text('grid.noScore') : pen.percent(rollup!.percent!),
      { text: '', badge: badgeOf(rollup?.class ?? 'notScored') },
      rollup === undefined ? '–' : coverageText(rollup),
    ],
  });
  return {
    kind: 'table',
    columns: [
      { head: text('column.category'), share: 1 },
      { head: text('column.points'), align: 'right' },
      { head: text('column.class') },
      { head: text('column.coverage'), align: 'right' },
    ],
    rows: drawingCatalogue(language).dimensions.flatMap((dimension): Row[] => [
      { band: dimension.name },
      ...dimension.subDimensions.flatMap((sub) => [
        row(sub.name, true, found('subDimension', dimension.key, sub.key, sub.key)),
        ...sub.categories.map((category) =>
          row(category.name, false, found('subDimensionCategory', dimension.key, sub.key, category.key)),
        ),
      ]),
    ]),
  };
}
