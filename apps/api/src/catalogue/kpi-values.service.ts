import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Kpi, kpiSlug } from '#catalogue';
import type { ScoreClass } from '#catalogue';
import type { EditionState } from '#persistence';
import type { DataPointStatus } from '#scoring';
import type { KpiCityValueDto, KpiValuesDto } from './catalogue.dto.js';

interface Row {
  readonly data_point: string;
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly country_code: string;
  readonly edition_id: string;
  readonly reporting_year: number;
  readonly state: EditionState;
  readonly status: DataPointStatus;
  readonly value: number | null;
  readonly share: number | null;
  readonly class: ScoreClass | null;
  readonly footnote: string | null;
}

/** What cities published for a KPI. */
@Injectable()
export class KpiValuesService {
  constructor(private readonly dataSource: DataSource) {}

  /** The values of the KPI's data points in the latest edition of every city that has one, by name of the city. */
  async values(kpi: Kpi): Promise<KpiValuesDto> {
    const keys = kpi.dataPoints.map(({ key }) => key);
    const rows: Row[] = await this.dataSource.query(
      `SELECT value.data_point, city.slug, city.name, city.country, city.country_code, latest.id AS edition_id,
              latest.reporting_year, latest.state, value.status, value.value, value.share, value.class, value.footnote
         FROM (SELECT DISTINCT ON (city_id) city_id, id, reporting_year, state FROM edition
                ORDER BY city_id, reporting_year DESC, number DESC) AS latest
         JOIN edition_value AS value ON value.city_id = latest.city_id AND value.edition_id = latest.id
         JOIN city ON city.id = latest.city_id
        WHERE value.data_point = ANY($1)
        ORDER BY city.slug`,
      [keys],
    );
    return {
      slug: kpiSlug(kpi.code),
      dataPoints: keys.map((key) => ({
        key,
        values: rows.filter(({ data_point }) => data_point === key).map(valueOf),
      })),
    };
  }
}

function valueOf(row: Row): KpiCityValueDto {
  const { slug, name, country, country_code: countryCode, state, status, value, share } = row;
  return {
    city: { slug, name, country, countryCode },
    editionId: row.edition_id,
    reportingYear: row.reporting_year,
    state,
    status,
    value,
    share,
    class: row.class,
    footnote: row.footnote,
  };
}
