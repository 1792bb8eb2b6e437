import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { preparedQuery } from '#persistence';
import { amongPeers } from '#screening';
import type { PeerValueDto, PeersDto } from './point.dto.js';
import { spread } from './spread.js';

/** Of more cities than this only so many are named, spread evenly from the lowest to the highest. */
const NAMED_PEERS = 200;

/** A city's own value, to be held against those of the others. */
export interface OwnValue {
  readonly cityId: string;
  readonly citySlug: string;
  readonly cityName: string;
  readonly year: number;
  readonly value: number | null;
}

type Row = Omit<PeerValueDto, 'own'>;

/** City by city, so that what is read does not grow with the years that cities have published. */
const VALUES = `
  SELECT city.slug AS "citySlug", city.name AS "cityName", latest.reporting_year AS year, value.value
  FROM city
    CROSS JOIN LATERAL (SELECT id, reporting_year FROM edition WHERE edition.city_id = city.id
      ORDER BY reporting_year DESC, number DESC LIMIT 1) latest
    JOIN edition_value value
      ON value.city_id = city.id AND value.edition_id = latest.id AND value.data_point = $2
  WHERE city.id <> $1 AND value.value IS NOT NULL
  ORDER BY value.value, city.slug`;

/** What other cities published. */
@Injectable()
export class PeersService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The values of a data point in the latest edition of every other city, without those that a verifier refused, and where
   * the city's own lies among them.
   */
  async of(dataPoint: string, { cityId, value, ...own }: OwnValue): Promise<PeersDto> {
    const others = await preparedQuery<Row>(this.dataSource, 'peers', VALUES, [cityId, dataPoint]);
    const years = others.map(({ year }) => year);
    const named = spread(others, NAMED_PEERS).map((other) => ({ ...other, own: false }));
    return {
      ...amongPeers(
        others.map((other) => other.value),
        value,
      ),
      years: years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) },
      values: value === null ? named : [...named, { ...own, value, own: true }],
    };
  }
}
