import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { City, EditionRecord } from '#persistence';
import {
  cityRef,
  editionSummary,
  NEWEST_FIRST,
  seriesOf,
  SUMMARY_COLUMNS,
} from '../shared/edition-summary.js';
import { ProblemException } from '../shared/problem.js';
import type { CitiesQuery, CityDto, CityPageDto } from './city.dto.js';

/** Reads cities with their published editions. */
@Injectable()
export class CitiesService {
  constructor(
    @InjectRepository(City) private readonly cities: Repository<City>,
    @InjectRepository(EditionRecord) private readonly editions: Repository<EditionRecord>,
  ) {}

  /** Cities by name, each with its latest edition. */
  async list({ search, country, page, pageSize }: CitiesQuery): Promise<CityPageDto> {
    const cities = this.cities
      .createQueryBuilder('city')
      // The slug sorts as people expect where a name with an accent would sort behind Z.
      .orderBy('city.slug')
      .skip((page - 1) * pageSize)
      .take(pageSize);
    const words = search?.trim() ?? '';
    if (words !== '') {
      const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
      // The slug is the name without accents: "karmoy" finds Karmøy.
      cities.andWhere(
        '(city.name ILIKE :pattern OR city.country ILIKE :pattern OR city.slug ILIKE :pattern)',
        {
          pattern,
        },
      );
    }
    if (country) cities.andWhere('city.countryCode = :country', { country: country.toUpperCase() });
    const [found, total] = await cities.getManyAndCount();
    const latest = await this.latestEditions(found);
    const items = found.map((city) => {
      const edition = latest.get(city.id);
      return { ...cityRef(city), latestEdition: edition ? editionSummary(edition, city) : null };
    });
    return { items, total, page, pageSize };
  }

  /** One city with all its editions. Throws the problem `cityNotFound`. */
  async bySlug(slug: string): Promise<CityDto> {
    const city = await this.cities.findOneBy({ slug });
    if (!city) throw new ProblemException(404, 'cityNotFound', { slug });
    const editions = await this.editions.find({
      select: SUMMARY_COLUMNS,
      where: { cityId: city.id },
      order: NEWEST_FIRST,
    });
    return {
      ...cityRef(city),
      editions: editions.map((edition) => ({
        ...editionSummary(edition, city),
        ...seriesOf(edition, editions),
      })),
    };
  }

  private async latestEditions(cities: readonly City[]): Promise<ReadonlyMap<string, EditionRecord>> {
    if (cities.length === 0) return new Map();
    const rows: { id: string }[] = await this.editions.query(
      `SELECT DISTINCT ON (city_id) id FROM edition WHERE city_id = ANY($1)
       ORDER BY city_id, reporting_year DESC, number DESC`,
      [cities.map(({ id }) => id)],
    );
    const editions = await this.editions.find({
      select: SUMMARY_COLUMNS,
      where: { cityId: In(cities.map(({ id }) => id)), id: In(rows.map(({ id }) => id)) },
    });
    return new Map(editions.map((edition) => [edition.cityId, edition]));
  }
}
