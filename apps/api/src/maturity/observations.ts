import { type Benchmark, benchmarkSet, type BenchmarkSet, catalogue, type Catalogue } from '#catalogue';
import type { MaturityResult, Observation } from '#maturity';
import type { EditionRecord } from '#persistence';
import { CURRENT, maturityJudge, type Yardstick } from '../shared/maturity.js';
import { type EditionContent, maturityOf, parseContent } from '../shared/edition-content.js';

/** An edition with the maturity that it publishes or that follows from its figures. */
export interface ObservedEdition {
  readonly id: string;
  readonly year: number;
  readonly content: EditionContent;
  readonly yardstick: Yardstick;
  readonly maturity: MaturityResult;
}

/** Reference data by version, as the database keeps them. */
export interface StoredVersions {
  readonly catalogues: ReadonlyMap<string, Catalogue>;
  readonly benchmarkSets: ReadonlyMap<string, BenchmarkSet>;
}

/** Reads an edition in the versions of its time. */
export function observed(
  record: Pick<EditionRecord, 'id' | 'reportingYear' | 'content'>,
  stored: StoredVersions,
): ObservedEdition {
  const content = parseContent(record.content);
  const { versions, result } = content;
  const yardstick =
    versions.catalogue === catalogue.edition && versions.benchmarks === benchmarkSet.version
      ? CURRENT
      : {
          catalogue: stored.catalogues.get(versions.catalogue) ?? catalogue,
          benchmarkSet: stored.benchmarkSets.get(versions.benchmarks) ?? benchmarkSet,
        };
  return {
    id: record.id,
    year: record.reportingYear,
    content,
    yardstick,
    maturity: maturityOf(content)?.result ?? maturityJudge([], yardstick).judge(result, {}),
  };
}

/** What the editions say of a data point, in the order given. */
export function observations(editions: readonly ObservedEdition[], dataPoint: string): Observation[] {
  return editions.map(({ id, year, content, yardstick, maturity }) => {
    const scored = content.result.dataPoints.find((item) => item.dataPoint === dataPoint);
    const judged = maturity.dataPoints.find((item) => item.dataPoint === dataPoint);
    return {
      editionId: id,
      year,
      value: judged?.value ?? null,
      class: scored?.class ?? null,
      level: judged?.level ?? null,
      meaning: meaningOf(yardstick, dataPoint),
    };
  });
}

/** What the value of a data point means: its formula and unit, and the benchmark that it is measured by. */
function meaningOf({ catalogue: edition, benchmarkSet: set }: Yardstick, key: string): string {
  const dataPoint = edition.kpis.flatMap((kpi) => kpi.dataPoints).find((each) => each.key === key);
  const benchmark = set.dataPoints.find((each) => each.dataPoint === key);
  return JSON.stringify([dataPoint?.formula, dataPoint?.unit, ...measureOf(benchmark)]);
}

function measureOf(benchmark: Benchmark | undefined): readonly unknown[] {
  return [benchmark?.benchmark, benchmark?.worst, benchmark?.direction];
}
