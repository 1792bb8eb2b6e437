import { benchmarkSet, type ScoreClass } from '#catalogue';
import type { Rollup } from '#scoring';
import { formatNumber, formatPercent, type Language, type MessageFormatter } from '#text';
import { drawingCatalogue } from '../catalogue.js';
import {
  ACCENT,
  drawingTexts,
  legendEntries,
  MARK_STYLES,
  plainText,
  radarChart,
  signOf,
  swatchSvg,
  wheelGeometry,
  wheelModel,
  wheelSvg,
  type Mark,
  type WheelDimension,
  type WheelModel,
} from '../drawing/index.js';
import { drawable } from '../fonts.js';
import { chartSvg } from '../chart-svg.js';
import { longDate } from './dates.js';
import type { SnapshotEdition } from './edition.js';
import { documentTexts } from './texts.js';
import { remarksPage, verificationFacts } from './verification.js';

/** The roll-up example that U4SSC prints (docs/method.md): Education, four KPIs. */
const EXAMPLE_POINTS: readonly number[] = [1, 3, 4, 1];
const RADAR_SIZE = { width: 360, height: 306 };

interface Look {
  readonly fill: string;
  readonly ink: string;
  readonly sign: string;
  /** Outline: marks without a class are pale. */
  readonly edge: string;
}

const look = (mark: Mark): Look => {
  const { fill, ink, sign, patternInk } = MARK_STYLES[mark];
  return { fill, ink, sign, edge: typeof mark === 'number' ? fill : patternInk };
};

const coverageOf = ({ scored, benchmarked, total }: Pick<Rollup, 'scored' | 'benchmarked' | 'total'>) =>
  `${scored} / ${benchmarked} / ${total}`;

/** Everything the template of the Snapshot prints, already worded and formatted; the template only arranges it. */
export function snapshotData(edition: SnapshotEdition, language: Language) {
  const text = documentTexts(language);
  const clean = (words: string) => drawable(plainText(words));
  const city = clean(edition.city);
  const country = clean(edition.country);
  const year = String(edition.reportingYear);
  const { result } = edition;
  const { versions } = result;
  const published = new Date(edition.publishedAt);
  const model = wheelModel({
    city,
    reportingYear: edition.reportingYear,
    result,
    catalogue: drawingCatalogue(language),
    language,
  });
  const source = edition.document === null ? null : clean(edition.document);
  const address = edition.address === undefined ? null : clean(edition.address);
  const named = { city, country, year };
  const date = longDate(published, language);
  const { verification } = edition;
  return {
    language,
    title: text('snapshot.title', named),
    accent: ACCENT,
    date: [published.getUTCFullYear(), published.getUTCMonth() + 1, published.getUTCDate()],
    footer: {
      text:
        edition.number === null
          ? text('snapshot.footerOfFile', named)
          : text('snapshot.footer', { ...named, number: edition.number }),
      page: text('snapshot.page'),
      of: text('snapshot.pageOf'),
    },
    cover: {
      kind: text('snapshot.kind'),
      city,
      subject: text('snapshot.subject', named),
      strap: text('snapshot.strap'),
      state: text(`state.${edition.state}`, { benchmarks: versions.benchmarks }),
      dimensionsTitle: text('cover.dimensions'),
      dimensions: model.dimensions.map((dimension) => ({
        name: dimension.label,
        percent: dimension.percentText ?? text('grid.noScore'),
        coverage: text('cover.coverage', {
          scored: dimension.scored,
          benchmarked: dimension.benchmarked,
          total: dimension.total,
        }),
        mark: look(dimension.mark),
      })),
      factsTitle: text('cover.facts'),
      facts: [
        ...(source === null
          ? []
          : [{ name: text('cover.document'), value: source, link: webAddress(edition.source) }]),
        {
          name: text('cover.edition'),
          value:
            edition.number === null
              ? text('cover.noEdition', { date })
              : text('cover.editionText', { number: edition.number, date }),
          link: null,
        },
        ...(verification ? verificationFacts(verification, language, text) : []),
        {
          name: text('cover.versions'),
          value: text('cover.versionsText', { ...versions }),
          link: null,
        },
        { name: text('cover.hash'), value: clean(edition.contentHash), link: null },
        ...(address === null
          ? []
          : [{ name: text('cover.address'), value: address, link: webAddress(address) }]),
      ],
    },
    method: methodPage(edition, city, language, text),
    remarks: verification ? remarksPage(verification, language, text) : null,
    wheel: {
      heading: text('wheel.heading'),
      intro: text('wheel.intro'),
      svg: wheelSvg({ geometry: wheelGeometry(model) }),
      alt: text('wheel.alt', { description: model.description, results: resultsInWords(model) }),
      legend: legendOf(model),
      radarHeading: text('radar.heading'),
      radars: model.dimensions.map((dimension) => radarOf(dimension, language, text)),
    },
    grid: gridPage(edition, language, text),
    contact: {
      heading: text('contact.heading'),
      lines: [
        source === null
          ? text(verification ? 'contact.sourceVerified' : 'contact.sourceCity', { city })
          : text('contact.source', { document: source.replace(/\.$/, '') }),
        ...(address === null ? [] : [text('contact.address', { address })]),
        text('contact.software'),
      ],
    },
  };
}

function methodPage(edition: SnapshotEdition, city: string, language: Language, text: MessageFormatter) {
  const { reporting, versions } = edition.result;
  const points = EXAMPLE_POINTS.reduce((sum, each) => sum + each, 0);
  const possible = 4 * EXAMPLE_POINTS.length;
  const share = points / possible;
  const band = benchmarkSet.method.bands.findLast(({ fromShare }) => share >= fromShare);
  const rate = (count: number, total: number) =>
    total === 0 ? '–' : formatPercent((100 * count) / total, language);
  const count = (part: number, total: number) => text('count.of', { count: part, total });
  return {
    title: text('method.title'),
    foreword: text('method.foreword', { city, year: String(edition.reportingYear) }),
    scoring: text('method.scoring'),
    scoringText: text('method.scoringText'),
    bandHeaders: [text('method.class'), text('method.band')],
    bands: legendEntries(language).map(({ mark, label }) => ({ mark: look(mark), label: capital(label) })),
    sum: text('method.sum'),
    sumText: text('method.sumText'),
    example: text('method.example', {
      points,
      possible,
      percent: formatPercent(100 * share, language),
      class: band?.class ?? 1,
    }),
    reporting: text('method.reporting'),
    reportingText: text('method.reportingText'),
    reportingHeaders: ['indicators', 'kpis', 'rate', 'partly', 'points', 'pointRate', 'pointsVerified'].map(
      (column) => text(`method.${column}`),
    ),
    reportingRows: (['core', 'advanced', 'all'] as const).map((tier) => {
      const kpis = reporting.kpis[tier];
      const dataPoints = reporting.dataPoints[tier];
      return [
        text(`tier.${tier}`),
        count(kpis.reported, kpis.total),
        rate(kpis.reported, kpis.total),
        formatNumber(kpis.partly, language, 0),
        count(dataPoints.reported, dataPoints.total),
        rate(dataPoints.reported, dataPoints.total),
        formatNumber(dataPoints.verified, language, 0),
      ];
    }),
    limits: text('method.limits'),
    limitItems: [
      text('method.limit1', { benchmarks: versions.benchmarks }),
      text('method.limit2'),
      text('method.limit3'),
      ...(edition.document === null ? [] : [text('method.limit4')]),
    ],
  };
}

function gridPage(edition: SnapshotEdition, language: Language, text: MessageFormatter) {
  const { rollups } = edition.result;
  const cell = (name: string, found: Rollup | undefined) => ({
    name,
    percent:
      found === undefined || found.percent === null
        ? text('grid.noScore')
        : formatPercent(found.percent, language),
    coverage: found === undefined ? '–' : coverageOf(found),
    mark: look((found?.class ?? null) === null ? 'notScored' : (found?.class as ScoreClass)),
  });
  return {
    heading: text('grid.heading'),
    intro: text('grid.intro'),
    coverageNote: text('grid.coverageNote'),
    headers: ['class', 'category', 'percent', 'coverage'].map((column) => text(`grid.${column}`)),
    dimensions: drawingCatalogue(language).dimensions.map((dimension) => ({
      ...cell(
        dimension.name,
        rollups.find((r) => r.level === 'dimension' && r.name === dimension.key),
      ),
      subDimensions: dimension.subDimensions.map((sub) => ({
        ...cell(
          sub.name,
          rollups.find(
            (r) => r.level === 'subDimension' && r.dimension === dimension.key && r.name === sub.key,
          ),
        ),
        categories: sub.categories.map((category) =>
          cell(
            category.name,
            rollups.find(
              (r) =>
                r.level === 'subDimensionCategory' &&
                r.dimension === dimension.key &&
                r.subDimension === sub.key &&
                r.name === category.key,
            ),
          ),
        ),
      })),
    })),
  };
}

function radarOf(dimension: WheelDimension, language: Language, text: MessageFormatter) {
  const noScore = drawingTexts(language)('noScore');
  return {
    title: dimension.label,
    svg: chartSvg(radarChart(dimension, language), RADAR_SIZE.width, RADAR_SIZE.height),
    alt: text('radar.alt', {
      title: drawingTexts(language)('radar.caption', { dimension: dimension.label }),
      results: dimension.categories
        .map(({ label, percentText }) => text('radar.item', { label, percent: percentText ?? noScore }))
        .join('; '),
    }),
  };
}

function legendOf(model: WheelModel) {
  const marks = model.dimensions.flatMap((d) => d.categories.flatMap((c) => c.dataPoints.map((p) => p.mark)));
  return legendEntries(model.language, marks).map(({ mark, label }) => ({
    svg: swatchSvg(mark, 20),
    sign: signOf(mark),
    label,
  }));
}

function resultsInWords(model: WheelModel): string {
  return model.dimensions
    .flatMap((dimension) => [dimension.title, ...dimension.categories.map(({ title }) => title)])
    .join('. ');
}

/** Only addresses of the web become links. */
function webAddress(address: string | null): string | null {
  return address !== null && /^https?:\/\/[^\s]+$/.test(address) ? address : null;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
