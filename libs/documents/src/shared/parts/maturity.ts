import { type Gap, type GroupMaturity, questionTexts, type ThresholdBasis } from '#maturity';
import { formatNumber } from '#text';
import { ACCENT, barChart } from '../../drawing/index.js';
import { chartSvg } from '../../chart-svg.js';
import type { DocumentMaturity } from '../../edition.js';
import type { Block } from '../blocks.js';
import type { Pen } from '../pen.js';
import { valueText } from './results.js';

const BASES: readonly ThresholdBasis[] = ['city', 'published', 'default', 'yesNo', 'none'];
const HIGHEST = 5;

/** The maturity of the city: what is said of it, the profile as chart and table, and what holds each group back. */
export function maturityBlocks(pen: Pen, maturity: DocumentMaturity): readonly Block[] {
  const { text } = pen;
  const { result } = maturity;
  return [
    { kind: 'text', text: text('maturity.intro') },
    { kind: 'text', text: text('maturity.claim') },
    ...profile(pen, [...result.dimensions, ...result.aspects]),
    { kind: 'text', text: overallText(pen, result.overall) },
    { kind: 'heading', level: 2, text: text('maturity.basisTitle') },
    { kind: 'text', text: text('maturity.basisText', { ...result.versions }) },
    {
      kind: 'table',
      columns: [
        { head: text('maturity.basis'), share: 1 },
        { head: text('reporting.dataPoints'), align: 'right' },
      ],
      rows: BASES.map((basis) => ({
        cells: [
          text(`maturity.basis.${basis}`),
          pen.count(result.dataPoints.filter((each) => each.basis === basis).length),
        ],
      })),
    },
    { kind: 'heading', level: 2, text: text('maturity.gapsTitle') },
    ...gapBlocks(pen, maturity),
  ];
}

function profile(pen: Pen, groups: readonly GroupMaturity[]): readonly Block[] {
  const { text, language } = pen;
  const bars = groups.map((group) => ({
    label: groupName(pen, group.name),
    value: group.average,
    text: averageText(pen, group),
    colour: ACCENT,
  }));
  const title = text('maturity.axis');
  return [
    {
      kind: 'picture',
      picture: {
        svg: chartSvg(barChart(bars, { max: HIGHEST, step: 1, title }, language), 640, 60 + 28 * bars.length),
        alt: text('maturity.alt', { results: bars.map((bar) => `${bar.label} ${bar.text}`).join('; ') }),
        width: 160,
        caption: title,
      },
    },
    {
      kind: 'table',
      columns: [
        { head: text('maturity.group'), share: 1.6 },
        { head: text('maturity.staged'), share: 1.2 },
        { head: text('maturity.average'), align: 'right' },
        { head: text('maturity.judged'), align: 'right' },
      ],
      rows: groups.map((group) => ({
        cells: [
          groupName(pen, group.name),
          stagedText(pen, group),
          averageText(pen, group),
          `${group.judged} / ${group.total}`,
        ],
      })),
    },
  ];
}

function overallText(pen: Pen, overall: GroupMaturity): string {
  return pen.text('maturity.overall', {
    staged: stagedText(pen, overall),
    average: averageText(pen, overall),
    judged: overall.judged,
    total: overall.total,
  });
}

/** Name of a dimension or of an aspect. */
function groupName({ model, text }: Pen, name: string): string {
  return model.dimensions.find(({ key }) => key === name)?.label ?? text(`aspect.${name}`);
}

function levelText({ text }: Pen, level: number): string {
  return level >= 1 && level <= HIGHEST
    ? text('level.named', { level, name: text(`level.${level}`) })
    : text('level.other', { level });
}

function stagedText(pen: Pen, { staged, average }: GroupMaturity): string {
  if (average === null) return pen.text('level.unjudged');
  return staged === null ? pen.text('level.none') : levelText(pen, staged);
}

const averageText = ({ text, language }: Pen, { average }: GroupMaturity): string =>
  average === null ? text('level.unjudged') : formatNumber(average, language);

/** What keeps each group from its next level, in the order of the edition. */
function gapBlocks(pen: Pen, { gaps }: DocumentMaturity): readonly Block[] {
  const { text } = pen;
  if (gaps.length === 0) return [{ kind: 'text', text: text('maturity.noGaps') }];
  const groups = [...new Set(gaps.map(({ group }) => group))];
  return [
    { kind: 'text', text: text('maturity.gapsText') },
    ...groups.flatMap((group): Block[] => {
      const own = gaps.filter((gap) => gap.group === group);
      return [
        {
          kind: 'heading',
          level: 3,
          text: text('maturity.towards', {
            group: groupName(pen, group),
            level: levelText(pen, own[0]!.nextLevel),
          }),
        },
        own[0]!.kind === 'dataPoint' ? dataPointGaps(pen, own) : questionGaps(pen, own),
      ];
    }),
  ];
}

function dataPointGaps(pen: Pen, gaps: readonly Gap[]): Block {
  const { text } = pen;
  const value = (key: string, figure: number | null) => (figure === null ? '–' : valueText(pen, key, figure));
  return {
    kind: 'table',
    columns: [
      { head: text('maturity.dataPoint'), share: 2 },
      { head: text('maturity.now'), share: 1.2, align: 'right' },
      { head: text('maturity.target'), share: 1.2, align: 'right' },
      { head: text('maturity.progress'), align: 'right' },
      { head: text('maturity.effort'), align: 'right' },
    ],
    rows: gaps.map(({ key, value: now, target, progress, effort }) => ({
      cells: [
        pen.names.dataPoint(key).label,
        value(key, now),
        value(key, target),
        pen.rate(progress, 1),
        effort === null ? '–' : pen.count(effort),
      ],
    })),
  };
}

function questionGaps(pen: Pen, gaps: readonly Gap[]): Block {
  const { text, language } = pen;
  return {
    kind: 'table',
    columns: [
      { head: text('maturity.question'), share: 2 },
      { head: text('maturity.evidence'), share: 1.4 },
      { head: text('maturity.progress'), align: 'right' },
      { head: text('maturity.effort'), align: 'right' },
    ],
    rows: gaps.map(({ key, progress, effort }) => {
      const { question, evidence } = questionTexts(language, key);
      return {
        cells: [question, evidence, pen.rate(progress, 1), effort === null ? '–' : pen.count(effort)],
      };
    }),
  };
}
