import type { Language } from '#text';
import type { DocumentEdition } from '../edition.js';
import type { Block, DocumentModel, Row } from '../shared/blocks.js';
import { documentOf } from '../shared/model.js';
import { wheelBlocks } from '../shared/parts/charts.js';
import {
  countDataPoints,
  dataPointReporting,
  kpiReporting,
  unverifiedBlocks,
} from '../shared/parts/counts.js';
import { figuresTable, profileBlocks } from '../shared/parts/figures.js';
import { identityBlocks } from '../shared/parts/identity.js';
import { keysOf, noteBlocks, resultTable } from '../shared/parts/results.js';
import { limitBlocks, scoringBlocks } from '../shared/parts/scoring.js';
import {
  findingBlocks,
  notReportedRows,
  notVerifiedRows,
  peopleBlocks,
} from '../shared/parts/verification.js';
import { type Pen, penFor } from '../shared/pen.js';
import { textsOf } from '../shared/texts.js';
import { legendEntries } from '../drawing/index.js';
import { badgeOf } from '../shared/marks.js';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

const texts = textsOf({ en, fr });

/** Everything the Verification Report says: ten sections in the order of the reports of U4SSC, and an annex. */
export function verificationReport(edition: DocumentEdition, language: Language): DocumentModel {
  const pen = penFor(edition, language, texts(language));
  const { text } = pen;
  return documentOf(pen, {
    kind: text('report.kind'),
    form: 'cover',
    strap: text('report.strap'),
    cover: identityBlocks(pen),
    contents: true,
    blocks: [
      ...foreword(pen),
      ...introduction(pen),
      { kind: 'heading', level: 1, text: text('report.kpis') },
      { kind: 'text', text: text('report.kpisText') },
      kpiReporting(pen),
      { kind: 'heading', level: 1, text: text('report.dataPoints') },
      { kind: 'text', text: dataPointsText(pen) },
      dataPointReporting(pen),
      chapter(text('report.performance')),
      ...wheelBlocks(pen),
      chapter(text('report.scoring')),
      ...scoringBlocks(pen),
      ...results(pen),
      ...notReported(pen),
      ...notVerified(pen),
      ...closing(pen),
      chapter(text('report.annex')),
      ...figuresTable(pen),
    ],
  });
}

const chapter = (text: string): Block => ({ kind: 'heading', level: 1, text, page: true });

function foreword(pen: Pen): readonly Block[] {
  const { text, city, year } = pen;
  return [
    chapter(text('report.foreword')),
    { kind: 'text', tone: 'lead', text: text('report.forewordText', { city, year }) },
    { kind: 'text', text: text('report.forewordUse') },
    ...limitBlocks(pen),
  ];
}

function introduction(pen: Pen): readonly Block[] {
  const { text, city, year, edition, date } = pen;
  const isVerified = edition.state === 'verified';
  return [
    chapter(text('report.introduction')),
    { kind: 'text', text: text('report.introductionText', { city, year, date }) },
    ...unverifiedBlocks(pen),
    ...(isVerified ? [{ kind: 'text' as const, text: text('report.howVerified') }] : []),
    { kind: 'heading', level: 2, text: text('report.people') },
    ...peopleBlocks(pen),
    { kind: 'heading', level: 2, text: text('profile.title') },
    ...profileBlocks(pen),
  ];
}

function dataPointsText(pen: Pen): string {
  const { total, reported, verified, caveat, notVerified } = countDataPoints(pen, 'all');
  return pen.edition.state === 'verified'
    ? pen.text('report.dataPointsVerified', { total, reported, verified, caveat, notVerified })
    : pen.text('report.dataPointsReported', { total, reported });
}

function results(pen: Pen): readonly Block[] {
  const { text, model, language } = pen;
  const marks = ['notReported', 'noBenchmark', 'notVerified', 'undefined'] as const;
  return [
    chapter(text('report.results')),
    { kind: 'text', text: text('report.resultsText') },
    {
      kind: 'legend',
      entries: legendEntries(language, marks).map(({ mark, label }) => ({ badge: badgeOf(mark), label })),
    },
    ...model.dimensions.flatMap((dimension, index): Block[] => [
      {
        kind: 'heading',
        level: 2,
        page: index > 0,
        text: text('report.dimension', { dimension: dimension.label }),
      },
      resultTable(pen, dimension),
      ...noteBlocks(pen, keysOf(dimension)),
    ]),
    { kind: 'heading', level: 2, text: text('findings.title') },
    ...findingBlocks(pen),
  ];
}

function notReported(pen: Pen): readonly Block[] {
  const { text } = pen;
  const rows = notReportedRows(pen);
  const table = tableOf(rows, [
    { head: text('column.code'), share: 1 },
    { head: text('report.description'), share: 2 },
    { head: text('column.missing'), share: 2 },
  ]);
  return [
    chapter(text('report.notReported')),
    {
      kind: 'text',
      text: text(rows.length === 0 ? 'report.allReported' : 'report.notReportedText', { count: rows.length }),
    },
    ...table,
  ];
}

function notVerified(pen: Pen): readonly Block[] {
  const { text, edition } = pen;
  const heading: Block = { kind: 'heading', level: 1, text: text('report.notVerified') };
  const rows = notVerifiedRows(pen);
  const columns = [
    { head: text('column.kpi'), share: 1 },
    { head: text('column.reason'), share: 1.4 },
  ];
  const [all, some] =
    edition.state === 'verified'
      ? ['report.allVerified', 'report.notVerifiedText']
      : ['report.noVerdicts', 'report.notVerifiedElsewhere'];
  return [
    heading,
    { kind: 'text', text: text(rows.length === 0 ? all : some, { count: rows.length }) },
    ...tableOf(rows, columns),
  ];
}

function tableOf(
  rows: readonly Row[],
  columns: readonly { head: string; share: number }[],
): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', columns, rows }];
}

function closing(pen: Pen): readonly Block[] {
  const { text } = pen;
  return [
    { kind: 'heading', level: 1, text: text('report.nextSteps') },
    {
      kind: 'list',
      items: ['critical', 'unreported', 'trends', 'feedback'].map((step) => text(`report.next.${step}`)),
    },
    { kind: 'heading', level: 1, text: text('report.goals') },
    { kind: 'text', text: text('report.goalsText') },
    { kind: 'text', text: text('report.goalsUse') },
  ];
}
