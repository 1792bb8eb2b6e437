import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import {
  benchmarkSet,
  type BenchmarkSet,
  catalogue,
  type Catalogue,
  dataPointByKey,
  dataPointList,
} from '#catalogue';
import { type CityTargets, trajectoryOf, trendOf } from '#maturity';
import {
  BenchmarkSetVersion,
  CatalogueEdition,
  City,
  EditionRecord,
  MaturityTargetRecord,
} from '#persistence';
import { AccessService } from '../identity/access/access.service.js';
import type { Caller } from '../shared/caller.js';
import { cityRef } from '../shared/edition-summary.js';
import { numericTargets } from '../shared/maturity.js';
import { ProblemException } from '../shared/problem.js';
import type { TrajectoryDto } from './maturity.dto.js';
import { observations, observed, type ObservedEdition, type StoredVersions } from './observations.js';
import type { TrendsDto, TrendsQuery } from './trends.dto.js';
import { trendView } from './trends.js';

type Summary = Pick<EditionRecord, 'id' | 'number' | 'reportingYear' | 'contentHash'>;

/** The editions that a trend is made of. */
export interface Series {
  readonly city: City;
  /** The newest of each year, by year. */
  readonly editions: readonly Summary[];
}

/** Reads how the figures of a city went over its editions. */
@Injectable()
export class TrendsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
  ) {}

  /** Throws the problem `cityNotFound`. */
  async series(slug: string): Promise<Series> {
    const { manager } = this.dataSource;
    const city = await manager.findOneBy(City, { slug });
    if (!city) throw new ProblemException(404, 'cityNotFound', { slug });
    return { city, editions: await this.newestOfYears(city.id) };
  }

  /** Of every data point that has a value in some edition, or of the one asked for. Throws `dataPointNotFound`. */
  async trends({ city, editions }: Series, { dataPoint: key, year }: TrendsQuery): Promise<TrendsDto> {
    const asked = key === undefined ? dataPointList : [dataPointByKey(key)];
    const read = await this.read(city.id, editions);
    const trends = asked.map((catalogued) => {
      if (!catalogued) throw new ProblemException(404, 'dataPointNotFound', { dataPoint: key ?? '' });
      return trendView(read, catalogued.dataPoint, year);
    });
    return {
      city: cityRef(city),
      years: editions.map(({ reportingYear }) => reportingYear),
      dataPoints: trends.filter(({ points }) => points.some(({ value }) => value !== null)),
    };
  }

  /** Values of the city's editions beside the targets it has set so far. Throws `notFound` and `dataPointNotFound`. */
  async trajectory(caller: Caller, citySlug: string, dataPoint: string): Promise<TrajectoryDto> {
    const { cityId } = await this.access.require(caller, 'assessment.read', { citySlug });
    if (!dataPointByKey(dataPoint)) throw new ProblemException(404, 'dataPointNotFound', { dataPoint });
    const stored = await this.dataSource.manager.findOneBy(MaturityTargetRecord, { cityId, dataPoint });
    const own: CityTargets | null = stored && numericTargets(stored);
    const editions = await this.read(cityId, await this.newestOfYears(cityId));
    return { dataPoint, ...trajectoryOf(trendOf(observations(editions, dataPoint), null), own) };
  }

  /** Of a year the edition published last counts: it supersedes the others. */
  private async newestOfYears(cityId: string): Promise<readonly Summary[]> {
    const records = await this.dataSource.manager.find(EditionRecord, {
      select: { cityId: true, id: true, number: true, reportingYear: true, contentHash: true },
      where: { cityId },
      order: { reportingYear: 'ASC', number: 'ASC' },
    });
    return [...new Map(records.map((record) => [record.reportingYear, record])).values()];
  }

  private async read(cityId: string, editions: readonly Summary[]): Promise<readonly ObservedEdition[]> {
    const records = await this.dataSource.manager.find(EditionRecord, {
      where: { cityId, id: In(editions.map(({ id }) => id)) },
      order: { reportingYear: 'ASC' },
    });
    const stored = await this.storedVersions(records);
    return records.map((record) => observed(record, stored));
  }

  /** The versions of editions that are not those of this program. */
  private async storedVersions(records: readonly EditionRecord[]): Promise<StoredVersions> {
    const others = (used: readonly string[], shipped: string) =>
      [...new Set(used)].filter((version) => version !== shipped);
    const { manager } = this.dataSource;
    const catalogues = await manager.findBy(CatalogueEdition, {
      id: In(
        others(
          records.map(({ catalogueEditionId }) => catalogueEditionId),
          catalogue.edition,
        ),
      ),
    });
    const sets = await manager.findBy(BenchmarkSetVersion, {
      version: In(
        others(
          records.map(({ benchmarkSetVersion }) => benchmarkSetVersion),
          benchmarkSet.version,
        ),
      ),
    });
    return {
      catalogues: new Map(catalogues.map(({ id, content }) => [id, content as Catalogue])),
      benchmarkSets: new Map(sets.map(({ version, content }) => [version, content as BenchmarkSet])),
    };
  }
}
