import { Injectable } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import { benchmarkSet } from '#catalogue';
import { BenchmarkSetVersion, newId, Programme } from '#persistence';
import { AccessService } from '../identity/access/access.service.js';
import type { Caller } from '../shared/caller.js';
import { ProblemException } from '../shared/problem.js';
import { slugOf } from '../shared/slug.js';
import type { ChangeProgrammeDto, MakeProgrammeDto, ProgrammeDto } from './programme.dto.js';

/** Keeps the programmes (hubs) under which cities are assessed. */
@Injectable()
export class ProgrammesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
  ) {}

  /** The programmes that the caller may see, by name. */
  async list(caller: Caller): Promise<ProgrammeDto[]> {
    const programmes = await this.dataSource.manager.find(Programme, { order: { slug: 'ASC' } });
    return programmes
      .filter(({ id }) => this.access.allows(caller, 'programme.read', { programmeId: id }))
      .map(programmeDto);
  }

  /** Throws `notFound`. */
  async one(caller: Caller, programmeId: string): Promise<ProgrammeDto> {
    await this.access.require(caller, 'programme.read', { programmeId });
    return programmeDto(await this.dataSource.manager.findOneByOrFail(Programme, { id: programmeId }));
  }

  /** Throws `slugTaken` (409) and `benchmarkSetNotFound` (404). */
  async make(caller: Caller, given: MakeProgrammeDto): Promise<ProgrammeDto> {
    await this.access.require(caller, 'programme.create', {});
    return this.dataSource.transaction(async (manager) => {
      const id = newId();
      const slug = given.slug ?? (slugOf(given.name) || `programme-${id.slice(-6)}`);
      if (await manager.existsBy(Programme, { slug })) throw new ProblemException(409, 'slugTaken', { slug });
      const version = given.benchmarkSet ?? null;
      if (version !== null && !(await manager.existsBy(BenchmarkSetVersion, { version }))) {
        throw new ProblemException(404, 'benchmarkSetNotFound', { version });
      }
      const programme = {
        id,
        name: given.name.trim(),
        slug,
        languages: [...(given.languages ?? ['en', 'fr'])],
        benchmarkSetVersion: version,
        createdAt: new Date(),
      };
      await manager.insert(Programme, programme);
      return programmeDto(programme);
    });
  }

  /** Changes what is given. Assessments keep the benchmark set they began with. Throws as `make`, and `notFound`. */
  async change(caller: Caller, programmeId: string, given: ChangeProgrammeDto): Promise<ProgrammeDto> {
    await this.access.require(caller, 'programme.manage', { programmeId });
    return this.dataSource.transaction(async (manager) => {
      const { name, slug, languages, benchmarkSet: version } = given;
      if (slug !== undefined && (await manager.existsBy(Programme, { slug, id: Not(programmeId) }))) {
        throw new ProblemException(409, 'slugTaken', { slug });
      }
      if (version !== undefined && !(await manager.existsBy(BenchmarkSetVersion, { version }))) {
        throw new ProblemException(404, 'benchmarkSetNotFound', { version });
      }
      const changes = {
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(slug === undefined ? {} : { slug }),
        ...(languages === undefined ? {} : { languages: [...languages] }),
        ...(version === undefined ? {} : { benchmarkSetVersion: version }),
      };
      if (Object.keys(changes).length > 0) await manager.update(Programme, { id: programmeId }, changes);
      return programmeDto(await manager.findOneByOrFail(Programme, { id: programmeId }));
    });
  }
}

type Kept = Pick<Programme, 'id' | 'name' | 'slug' | 'languages' | 'benchmarkSetVersion'>;

function programmeDto({ id, name, slug, languages, benchmarkSetVersion }: Kept): ProgrammeDto {
  return { id, name, slug, languages, benchmarkSet: benchmarkSetVersion ?? benchmarkSet.version };
}
