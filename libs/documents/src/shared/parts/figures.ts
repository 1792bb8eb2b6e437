import { CONTEXT_HEADINGS, ORIGINS, PROFILE_KEYS, QUALITY_GRADES } from '#exchange';
import { kpis } from '#catalogue';
import { formatNumber } from '#text';
import type { Block, Row } from '../blocks.js';
import type { Pen } from '../pen.js';
import { clean, paragraphs } from '../words.js';
import { nameCell, resultCell } from './results.js';

// Words of the format have a translation; others are printed as they are.
const QUALITIES = new Set<string>(QUALITY_GRADES);
const KNOWN_ORIGINS = new Set<string>(ORIGINS);
const KNOWN_HEADINGS = new Set<string>(CONTEXT_HEADINGS);

/** Every figure with its year, quality, origin and sources. */
export function figuresTable(pen: Pen): readonly Block[] {
  const { text } = pen;
  const rows = kpis.flatMap((kpi) =>
    kpi.dataPoints
      .filter(({ key }) => (pen.results.get(key)?.value ?? null) !== null)
      .map(({ key }): Row => ({
        cells: [
          nameCell(pen, kpi, key),
          resultCell(pen, key),
          yearOf(pen, key),
          qualityOf(pen, key),
          sourcesOf(pen, key),
        ],
      })),
  );
  if (rows.length === 0) return [{ kind: 'text', text: text('annex.none') }];
  return [
    { kind: 'text', text: text('annex.valuesIntro') },
    {
      kind: 'table',
      columns: [
        { head: text('column.kpi'), share: 2 },
        { head: text('column.result'), share: 1.3, align: 'right' },
        { head: text('column.year') },
        { head: text('column.quality'), share: 1.3 },
        { head: text('column.sources'), share: 1.8 },
      ],
      rows,
    },
  ];
}

function yearOf(pen: Pen, key: string): string {
  return String(pen.values.get(key)?.year ?? pen.edition.reportingYear);
}

function qualityOf({ values, text }: Pen, key: string): string {
  const { quality = null, origin = null } = values.get(key) ?? {};
  const words = [
    quality === null ? null : QUALITIES.has(quality) ? text(`quality.${quality}`) : clean(quality),
    origin === null ? null : KNOWN_ORIGINS.has(origin) ? text(`origin.${origin}`) : clean(origin),
  ].filter((each) => each !== null);
  return words.length === 0 ? '–' : words.join(' · ');
}

function sourcesOf({ values, text }: Pen, key: string): string {
  const { sources = null, page = null } = values.get(key) ?? {};
  const named = [
    ...paragraphs(sources ?? ''),
    ...(page === null ? [] : [`${text('annex.inDocument')}, ${text('annex.page', { page })}`]),
  ];
  return named.length === 0 ? '–' : named.join('; ');
}

/** Figures of the city profile, and the city's notes on its circumstances. */
export function profileBlocks(pen: Pen): readonly Block[] {
  const { edition, text, names, language } = pen;
  const known = new Set<string>(PROFILE_KEYS);
  const rows = edition.profile
    .filter(({ key }) => known.has(key))
    .map(({ key, value, stated, unit, year, source }) => ({
      cells: [
        names.profile(key),
        clean(
          value === null
            ? stated
            : `${formatNumber(value, language, Number.isInteger(value) ? 0 : undefined)}\u202f${unit ?? ''}`,
        ),
        year === null ? '–' : String(year),
        source === null ? '–' : clean(source),
      ],
    }));
  return [
    rows.length === 0
      ? { kind: 'text', text: text('profile.none') }
      : {
          kind: 'table',
          caption: text('profile.caption'),
          columns: [
            { head: text('column.figure'), share: 1.4 },
            { head: text('column.value'), share: 1.4, align: 'right' },
            { head: text('column.year') },
            { head: text('profile.sourceYear'), share: 1.6 },
          ],
          rows,
        },
    ...edition.context.flatMap(({ heading, text: words }): Block[] => [
      { kind: 'heading', level: 2, text: contextHeading(pen, heading) },
      ...paragraphs(words).map((line): Block => ({ kind: 'text', text: line })),
    ]),
  ];
}

function contextHeading({ text }: Pen, heading: string): string {
  return KNOWN_HEADINGS.has(heading) ? text(`context.${heading}`) : clean(heading);
}
