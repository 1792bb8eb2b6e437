import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { benchmarkSet, CATALOGUE_VERSION } from '#catalogue';
import { AssessmentRecord, AssessmentRound, City, newId, Programme } from '#persistence';
import { assessmentWorkflow } from '#workflow';
import { AccessService } from '../identity/access/access.service.js';
import { actorOf, type Caller } from '../shared/caller.js';
import { ProblemException } from '../shared/problem.js';
import { recordTransition } from './submission/transitions.js';

/** Begins assessments. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
  ) {}

  /**
   * Begins the city's assessment of a round and gives its identifier. Figures that were imported for that year become
   * part of it. Throws `notFound`, and `assessmentExists` (409) when the city has one in this round.
   */
  open(caller: Caller, citySlug: string, roundId: string): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      const { cityId, programmeId } = await this.access.require(
        caller,
        'assessment.create',
        { citySlug },
        manager,
      );
      const round = await manager.findOneBy(AssessmentRound, { id: roundId, programmeId });
      if (!round) throw new ProblemException(404, 'notFound');
      // Whoever begins an assessment of this city takes turns.
      await manager.findOneOrFail(City, { where: { id: cityId }, lock: { mode: 'for_no_key_update' } });
      const id = await this.make(manager, caller, { cityId, programmeId }, round);
      const { opening } = assessmentWorkflow.table;
      await recordTransition(
        manager,
        { cityId, assessmentId: id },
        {
          event: opening.event,
          fromState: null,
          toState: opening.to,
          statement: null,
          reason: null,
          at: new Date(),
          by: actorOf(caller),
        },
      );
      return id;
    });
  }

  private async make(
    manager: EntityManager,
    caller: Caller,
    { cityId, programmeId }: { readonly cityId: string; readonly programmeId: string },
    { id: roundId, year: reportingYear }: AssessmentRound,
  ): Promise<string> {
    const own = { cityId, reportingYear, document: IsNull() };
    const found = await manager.findOneBy(AssessmentRecord, own);
    if (found) {
      if (found.roundId !== null) throw new ProblemException(409, 'assessmentExists');
      await manager.update(AssessmentRecord, { cityId, id: found.id }, { roundId });
      return found.id;
    }
    const programme = await manager.findOneByOrFail(Programme, { id: programmeId });
    const id = newId();
    await manager.insert(AssessmentRecord, {
      cityId,
      id,
      reportingYear,
      roundId,
      state: assessmentWorkflow.table.opening.to,
      document: null,
      source: null,
      catalogueEditionId: CATALOGUE_VERSION,
      benchmarkSetVersion: programme.benchmarkSetVersion ?? benchmarkSet.version,
      submittedAt: null,
      statement: null,
      createdAt: new Date(),
      createdBy: actorOf(caller),
    });
    return id;
  }
}
