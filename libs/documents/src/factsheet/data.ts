import { kpis } from '#catalogue';
import type { Language } from '#text';
import type { DocumentEdition } from '../edition.js';
import type { Block, DocumentModel, Row } from '../shared/blocks.js';
import { documentOf } from '../shared/model.js';
import { wheelBlocks } from '../shared/parts/charts.js';
import { dataPointReporting, kpiReporting, unverifiedBlocks } from '../shared/parts/counts.js';
import { figuresTable, profileBlocks } from '../shared/parts/figures.js';
import { goalsOf } from '../shared/parts/goals.js';
import { identityBlocks } from '../shared/parts/identity.js';
import { maturityBlocks } from '../shared/parts/maturity.js';
import { scoresBlock } from '../shared/parts/results.js';
import { limitBlocks, scoringBlocks } from '../shared/parts/scoring.js';
import { notReportedRows, peopleBlocks } from '../shared/parts/verification.js';
import { type Pen, penFor } from '../shared/pen.js';
import { clean, paragraphs } from '../shared/words.js';
import { dimensionChapter } from './chapter.js';
import { keyFindings } from './key-findings.js';
import { factsheetTexts } from './texts.js';

const KPI_TYPES = ['smart', 'sustainable', 'structural', null] as const;

/** Everything the City Factsheet says, chapter by chapter. */
export function factsheet(edition: DocumentEdition, language: Language): DocumentModel {
  const pen = penFor(edition, language, factsheetTexts(language));
  const { text } = pen;
  const goals = goalsOf(pen);
  return documentOf(pen, {
    kind: text('factsheet.kind'),
    form: 'cover',
    strap: text('factsheet.strap'),
    cover: identityBlocks(pen),
    contents: true,
    blocks: [
      ...foreword(pen),
      ...opening(pen),
      ...findings(pen),
      chapter(text('profile.title')),
      ...profileBlocks(pen),
      ...approach(pen),
      chapter(text('scoring.title')),
      ...scoringBlocks(pen),
      chapter(text('wheel.heading')),
      ...wheelBlocks(pen),
      ...pen.model.dimensions.flatMap((dimension) => dimensionChapter(pen, dimension, goals)),
      ...projects(pen),
      ...maturity(pen),
      ...conclusion(pen),
      ...annexes(pen),
    ],
  });
}

const chapter = (text: string): Block => ({ kind: 'heading', level: 1, text, page: true });
const lines = (words: string | undefined): readonly Block[] =>
  paragraphs(words ?? '').map((line) => ({ kind: 'text', text: line }));

function foreword(pen: Pen): readonly Block[] {
  const { text, city, year, edition } = pen;
  const own = edition.factsheet?.foreword;
  return [
    chapter(text('factsheet.foreword')),
    ...(own === undefined ? [] : lines(own)),
    { kind: 'text', text: text('factsheet.forewordText', { city, year }) },
    { kind: 'text', text: text('factsheet.views') },
    ...limitBlocks(pen),
  ];
}

function opening(pen: Pen): readonly Block[] {
  const { text, city, year } = pen;
  return [
    chapter(text('factsheet.opening', { city })),
    { kind: 'text', tone: 'lead', text: text('factsheet.openingText', { city, year }) },
    ...unverifiedBlocks(pen),
    scoresBlock(pen),
    { kind: 'heading', level: 2, text: text('factsheet.reporting') },
    kpiReporting(pen, text('reporting.kpisTitle')),
    dataPointReporting(pen, text('reporting.pointsTitle')),
    { kind: 'text', tone: 'quiet', text: text('factsheet.reportingNote') },
  ];
}

function findings(pen: Pen): readonly Block[] {
  const { text, edition } = pen;
  const own = edition.factsheet?.keyFindings;
  return [
    chapter(text('factsheet.findings')),
    { kind: 'text', text: text(own === undefined ? 'factsheet.drafted' : 'factsheet.edited') },
    ...(own ?? keyFindings(pen)).map((finding): Block => ({
      kind: 'callout',
      title: clean(finding.theme),
      text: clean(finding.text),
    })),
    { kind: 'text', text: text('factsheet.invitation') },
  ];
}

function approach(pen: Pen): readonly Block[] {
  const { text, count, rate } = pen;
  const goals = new Set(kpis.flatMap(({ sdgGoals }) => sdgGoals)).size;
  const typed = KPI_TYPES.map((type) => ({ type, number: kpis.filter((kpi) => kpi.type === type).length }));
  return [
    { kind: 'heading', level: 1, text: text('factsheet.approach') },
    { kind: 'text', text: text('factsheet.approachText', { kpis: kpis.length, goals }) },
    {
      kind: 'table',
      caption: text('factsheet.types'),
      columns: [
        { head: text('factsheet.type'), share: 1 },
        { head: text('reporting.kpis'), align: 'right' },
        { head: text('factsheet.share'), align: 'right' },
      ],
      rows: typed.map(({ type, number }) => ({
        cells: [text(`factsheet.type.${type ?? 'none'}`), count(number), rate(number, kpis.length)],
      })),
    },
  ];
}

function projects(pen: Pen): readonly Block[] {
  const { text, edition } = pen;
  const own = edition.factsheet?.projects ?? [];
  if (own.length === 0) return [];
  const themes = [...new Set(own.map(({ theme }) => clean(theme)))];
  const rows = themes.flatMap((theme): Row[] => [
    { band: theme },
    ...own
      .filter((project) => clean(project.theme) === theme)
      .map((project): Row => ({
        cells: [
          { text: clean(project.title), strong: true },
          clean(project.partners),
          clean(project.effects),
          text(`project.${project.status}`),
        ],
      })),
  ]);
  return [
    chapter(text('factsheet.projects')),
    { kind: 'text', text: text('factsheet.projectsText') },
    {
      kind: 'table',
      columns: [
        { head: text('project.title'), share: 1.4 },
        { head: text('project.partners'), share: 1.2 },
        { head: text('project.effects'), share: 2 },
        { head: text('project.status') },
      ],
      rows,
    },
  ];
}

function maturity(pen: Pen): readonly Block[] {
  const given = pen.edition.maturity;
  if (given === undefined) return [];
  return [chapter(pen.text('maturity.title')), ...maturityBlocks(pen, given)];
}

function conclusion(pen: Pen): readonly Block[] {
  const { text, city, year, rate, edition } = pen;
  const { core, advanced } = edition.result.reporting.kpis;
  return [
    chapter(text('factsheet.conclusion')),
    ...lines(edition.factsheet?.conclusion),
    {
      kind: 'text',
      text: text('factsheet.conclusionText', {
        city,
        year,
        core: rate(core.reported, core.total),
        advanced: rate(advanced.reported, advanced.total),
      }),
    },
    {
      kind: 'list',
      items: ['repeat', 'adopt', 'share', 'goals'].map((step) => text(`factsheet.next.${step}`)),
    },
  ];
}

function annexes(pen: Pen): readonly Block[] {
  const { text } = pen;
  const missing = notReportedRows(pen);
  return [
    chapter(text('annex.values')),
    ...figuresTable(pen),
    chapter(text('factsheet.verification')),
    ...peopleBlocks(pen),
    { kind: 'heading', level: 2, text: text('factsheet.notReported') },
    missing.length === 0
      ? { kind: 'text', text: text('factsheet.allReported') }
      : {
          kind: 'table',
          columns: [
            { head: text('column.code'), share: 1 },
            { head: text('reporting.kpis'), share: 2 },
            { head: text('column.missing'), share: 2 },
          ],
          rows: missing,
        },
  ];
}
