import { Injectable } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import { AssessmentRound, newId } from '#persistence';
import { AccessService } from '../identity/access/access.service.js';
import type { Caller } from '../shared/caller.js';
import { ProblemException } from '../shared/problem.js';
import type { ChangeRoundDto, MakeRoundDto, RoundDto } from './programme.dto.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Keeps the rounds of programmes. */
@Injectable()
export class RoundsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
  ) {}

  /** The rounds of a programme, the newest year first. */
  async list(caller: Caller, programmeId: string): Promise<RoundDto[]> {
    await this.access.require(caller, 'programme.read', { programmeId });
    const rounds = await this.dataSource.manager.find(AssessmentRound, {
      where: { programmeId },
      order: { year: 'DESC' },
    });
    return rounds.map(roundDto);
  }

  /** Throws `roundExists` (409) for a year that is taken, and `roundDates` (422). */
  async make(caller: Caller, programmeId: string, given: MakeRoundDto): Promise<RoundDto> {
    await this.access.require(caller, 'round.manage', { programmeId });
    const { year, opensOn, closesOn, reminderDays = [] } = given;
    const round = { id: newId(), programmeId, year, opensOn, closesOn, reminderDays: ordered(reminderDays) };
    await this.check(round);
    await this.dataSource.manager.insert(AssessmentRound, { ...round, createdAt: new Date() });
    return round;
  }

  /** Changes what is given; the year only while no assessment was begun. Throws as `make`, and `notFound`. */
  async change(caller: Caller, id: string, given: ChangeRoundDto): Promise<RoundDto> {
    const { manager } = this.dataSource;
    const found = UUID.test(id) ? await manager.findOneBy(AssessmentRound, { id }) : null;
    if (!found) throw new ProblemException(404, 'notFound');
    await this.access.require(caller, 'round.manage', { programmeId: found.programmeId });
    const { year, opensOn, closesOn, reminderDays } = given;
    const changes = {
      ...(year === undefined ? {} : { year }),
      ...(opensOn === undefined ? {} : { opensOn }),
      ...(closesOn === undefined ? {} : { closesOn }),
      ...(reminderDays === undefined ? {} : { reminderDays: ordered(reminderDays) }),
    };
    const round = { ...found, ...changes };
    await this.check(round);
    if (round.year !== found.year) {
      const begun: unknown[] = await manager.query(`SELECT FROM assessment WHERE round_id = $1 LIMIT 1`, [
        id,
      ]);
      if (begun.length > 0) throw new ProblemException(409, 'roundBegun');
    }
    if (Object.keys(changes).length > 0) await manager.update(AssessmentRound, { id }, changes);
    return roundDto(round);
  }

  private async check({
    id,
    programmeId,
    year,
    opensOn,
    closesOn,
  }: Omit<RoundDto, 'reminderDays'>): Promise<void> {
    if (closesOn < opensOn) throw new ProblemException(422, 'roundDates');
    const taken = await this.dataSource.manager.existsBy(AssessmentRound, { programmeId, year, id: Not(id) });
    if (taken) throw new ProblemException(409, 'roundExists', { year });
  }
}

/** Each day once, the earliest reminder first. */
function ordered(days: readonly number[]): number[] {
  return [...new Set(days)].sort((left, right) => right - left);
}

function roundDto({ id, programmeId, year, opensOn, closesOn, reminderDays }: RoundDto): RoundDto {
  return { id, programmeId, year, opensOn, closesOn, reminderDays };
}
