import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { City, newId } from '#persistence';
import { AccessService } from '../identity/access/access.service.js';
import type { Caller } from '../shared/caller.js';
import type { CityRefDto } from '../shared/city.dto.js';
import { cityRef } from '../shared/edition-summary.js';
import { ProblemException } from '../shared/problem.js';
import { slugCandidates } from '../shared/slug.js';
import type { MakeCityDto } from './programme-city.dto.js';

/** Keeps the cities of programmes. */
@Injectable()
export class ProgrammeCitiesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
  ) {}

  /** Adds a city to a programme. Throws `cityExists` (409) when the installation has it already. */
  async make(caller: Caller, programmeId: string, given: MakeCityDto): Promise<CityRefDto> {
    await this.access.require(caller, 'city.create', { programmeId });
    const name = given.name.normalize('NFC').trim();
    const country = given.country.normalize('NFC').trim();
    const countryCode = given.countryCode.toUpperCase();
    return this.dataSource.transaction(async (manager) => {
      for (const slug of slugCandidates(name, countryCode)) {
        if (await isThere(manager, name, countryCode))
          throw new ProblemException(409, 'cityExists', { name });
        const city = { id: newId(), name, country, countryCode, slug, programmeId, createdAt: new Date() };
        const inserted = await manager
          .createQueryBuilder()
          .insert()
          .into(City)
          .values(city)
          .orIgnore()
          .returning('id')
          .execute();
        if (Array.isArray(inserted.raw) && inserted.raw.length > 0) return cityRef(city);
      }
      throw new Error(`No address is free for the city ${name} (${countryCode}).`);
    });
  }
}

function isThere(manager: EntityManager, name: string, countryCode: string): Promise<boolean> {
  return manager
    .createQueryBuilder(City, 'city')
    .where('city.countryCode = :countryCode AND lower(city.name) = lower(:name)', { countryCode, name })
    .getExists();
}
