import { catalogue, kpiByCode } from '#catalogue';
import { type SdgGoal, type SdgKpi, sdgView } from '#maturity';
import { barChart, CLASS_COLOURS } from '../../drawing/index.js';
import { chartSvg } from '../../chart-svg.js';
import type { Block, Row } from '../blocks.js';
import { badgeOf } from '../marks.js';
import type { Pen } from '../pen.js';
import { listed } from '../words.js';
import { classCell, coverageText, nameCell, resultCell } from './results.js';

/** The result by goal; only goals that some KPI serves. */
export const goalsOf = ({ edition }: Pick<Pen, 'edition'>): readonly SdgGoal[] =>
  sdgView(catalogue, edition.result);

export const goalName = ({ text }: Pick<Pen, 'text'>, goal: number): string =>
  text('sdg.name', { goal, title: text(`sdg.${goal}`) });

const percentText = (pen: Pen, { rollup }: SdgGoal): string =>
  rollup.percent === null ? pen.text('group.noScore') : pen.percent(rollup.percent);

/** Goals with points, class, coverage, as bars and as a table. */
export function goalsOverview(pen: Pen, goals: readonly SdgGoal[]): readonly Block[] {
  const { text, language } = pen;
  const bars = goals.map((goal) => ({
    label: text('sdg.short', { goal: goal.goal }),
    value: goal.rollup.percent,
    text: percentText(pen, goal),
    colour: CLASS_COLOURS[goal.rollup.class ?? 'none'],
  }));
  const title = text('goals.axis');
  return [
    {
      kind: 'picture',
      picture: {
        svg: chartSvg(barChart(bars, { max: 100, step: 20, title }, language), 560, 60 + 19 * bars.length),
        alt: text('goals.alt', { results: bars.map((bar) => `${bar.label} ${bar.text}`).join('; ') }),
        width: 150,
        caption: title,
      },
    },
    {
      kind: 'table',
      columns: [
        { head: text('goals.goal'), share: 2 },
        { head: text('reporting.kpis'), align: 'right' },
        { head: text('column.points'), align: 'right' },
        { head: text('column.class') },
        { head: text('column.coverage'), align: 'right' },
      ],
      rows: goals.map((goal) => ({
        cells: [
          goalName(pen, goal.goal),
          pen.count(codesOf(goal).length),
          percentText(pen, goal),
          { text: '', badge: badgeOf(goal.rollup.class ?? 'notScored') },
          coverageText(goal.rollup),
        ],
      })),
    },
  ];
}

function codesOf({ targets, others }: SdgGoal): readonly string[] {
  const kpis = [...targets.flatMap((target) => target.kpis), ...others];
  return [...new Set(kpis.map(({ code }) => code))];
}

/** One goal: its targets, each with the data points of the KPIs that serve it. */
export function goalTable(pen: Pen, goal: SdgGoal): Block {
  const { text } = pen;
  const rows = [
    ...goal.targets.flatMap(({ target, suggested, kpis }): Row[] => [
      { band: text(suggested ? 'goals.targetSuggested' : 'goals.target', { target }) },
      ...kpis.flatMap((kpi) => kpiRows(pen, kpi)),
    ]),
    ...(goal.others.length === 0
      ? []
      : [{ band: text('goals.noTarget') }, ...goal.others.flatMap((kpi) => kpiRows(pen, kpi))]),
  ];
  return {
    kind: 'table',
    columns: [
      { head: text('column.kpi'), share: 2.4 },
      { head: text('column.result'), share: 1.4, align: 'right' },
      { head: text('column.class') },
    ],
    rows,
  };
}

function kpiRows(pen: Pen, { code }: SdgKpi): readonly Row[] {
  const kpi = kpiByCode(code);
  return kpi === undefined
    ? []
    : kpi.dataPoints.map(({ key }): Row => ({
        cells: [nameCell(pen, kpi, key), resultCell(pen, key), classCell(pen, key)],
      }));
}

/** The goals that the KPIs of a dimension serve, each with these KPIs. */
export function dimensionGoals(pen: Pen, dimension: string, goals: readonly SdgGoal[]): Block {
  const { text, language } = pen;
  const served = goals.flatMap((goal) => {
    const names = codesOf(goal)
      .filter((code) => kpiByCode(code)?.dimension === dimension)
      .map((code) => pen.names.kpi(code).name);
    return names.length === 0 ? [] : [{ cells: [goalName(pen, goal.goal), listed(names, language)] }];
  });
  return {
    kind: 'table',
    columns: [
      { head: text('goals.goal'), share: 1 },
      { head: text('reporting.kpis'), share: 2.4 },
    ],
    rows: served,
  };
}
