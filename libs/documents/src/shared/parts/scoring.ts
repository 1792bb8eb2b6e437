import { benchmarkSet } from '#catalogue';
import { formatPercent } from '#text';
import { legendEntries } from '../../drawing/index.js';
import type { Block } from '../blocks.js';
import { badgeOf } from '../marks.js';
import type { Pen } from '../pen.js';
import { capital } from '../words.js';

/** The roll-up example that U4SSC prints (docs/method.md): Education, four KPIs. */
const EXAMPLE_POINTS = [1, 3, 4, 1] as const;
const BASES = [1, 2, 3, 4, 5, null] as const;

/** How results are scored: bands, bases of the benchmarks, adding up, and the Education example. */
export function scoringBlocks(pen: Pen): readonly Block[] {
  const { text, language, names, count } = pen;
  const points = EXAMPLE_POINTS.reduce((sum, each) => sum + each, 0);
  const possible = 4 * EXAMPLE_POINTS.length;
  const share = points / possible;
  const band = benchmarkSet.method.bands.findLast(({ fromShare }) => share >= fromShare);
  const right = 'right' as const;
  return [
    { kind: 'text', text: text('method.scoringText') },
    {
      kind: 'table',
      caption: text('scoring.classes'),
      columns: [{ head: text('method.class') }, { head: text('method.band'), share: 1 }],
      rows: legendEntries(language).map(({ mark, label }) => ({
        cells: [{ text: '', badge: badgeOf(mark) }, capital(label)],
      })),
    },
    { kind: 'heading', level: 2, text: text('scoring.basisTitle') },
    { kind: 'text', text: text('scoring.basisText') },
    {
      kind: 'table',
      columns: [
        { head: text('scoring.basis'), share: 1 },
        { head: text('reporting.dataPoints'), align: right },
      ],
      rows: BASES.map((basis) => ({
        cells: [
          names.basis(basis),
          count(benchmarkSet.dataPoints.filter((each) => each.basis === basis).length),
        ],
      })),
    },
    { kind: 'text', text: text('method.limit1', { benchmarks: pen.edition.result.versions.benchmarks }) },
    { kind: 'heading', level: 2, text: text('method.sum') },
    { kind: 'text', text: text('method.sumText') },
    { kind: 'heading', level: 2, text: text('scoring.exampleTitle') },
    {
      kind: 'table',
      caption: text('scoring.exampleCaption'),
      columns: [
        { head: text('reporting.kpis'), share: 1 },
        { head: text('column.points'), align: right },
        { head: text('column.class') },
      ],
      rows: [
        ...EXAMPLE_POINTS.map((each, index) => ({
          cells: [
            text('scoring.exampleKpi', { number: index + 1 }),
            count(each),
            { text: '', badge: badgeOf(each) },
          ],
        })),
        {
          cells: [
            { text: text('scoring.exampleSum'), strong: true },
            { text: `${count(points)} / ${count(possible)}`, strong: true },
            { text: '', badge: badgeOf(band?.class ?? 1) },
          ],
        },
      ],
    },
    {
      kind: 'text',
      text: text('method.example', {
        points,
        possible,
        percent: formatPercent(100 * share, language),
        class: band?.class ?? 1,
      }),
    },
  ];
}

/** What a document does not claim. */
export function limitBlocks({ edition, text }: Pen): readonly Block[] {
  const { benchmarks } = edition.result.versions;
  return [
    { kind: 'heading', level: 2, text: text('limits.title') },
    {
      kind: 'list',
      items: [
        text('method.limit1', { benchmarks }),
        text('limits.certificate'),
        text('method.limit3'),
        ...(edition.document === null ? [] : [text('method.limit4')]),
      ],
    },
  ];
}
