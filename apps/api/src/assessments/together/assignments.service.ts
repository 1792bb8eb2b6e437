import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { catalogueTexts } from '#catalogue';
import { AppUser, AssignmentRecord, CityMembership, EntryRecord, newId } from '#persistence';
import { isLanguage } from '#text';
import { MailService } from '../../mail/mail.service.js';
import { actorOf, type Caller } from '../../shared/caller.js';
import { ProblemException } from '../../shared/problem.js';
import { AssessmentAccess } from '../assessment-access.service.js';
import type { AssignmentDto } from '../assessment.dto.js';
import { personRef } from '../../shared/people.js';
import { progressOf } from '../progress.js';
import { assignedDataPoints, type AssignedScope, isScope } from '../scope.js';
import type { AssignDto } from './together.dto.js';

/** Says who fills in what. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly mails: MailService,
  ) {}

  /**
   * Assigns a category or a KPI to a person of the city, or changes the due date of what is assigned already. Throws
   * `personUnknown` (422), and `badRequest` for a scope that the catalogue does not have.
   */
  assign(caller: Caller, assessmentId: string, { userId, scope, dueOn }: AssignDto): Promise<AssignmentDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.require(caller, 'assessment.assign', assessmentId, { manager });
      const { cityId } = frame;
      const wanted: AssignedScope = { category: scope.category ?? null, kpi: scope.kpi ?? null };
      if ((wanted.category === null) === (wanted.kpi === null) || !isScope(wanted)) {
        throw new ProblemException(400, 'badRequest');
      }
      const member = await manager.existsBy(CityMembership, { cityId, userId });
      const person = member ? await manager.findOneBy(AppUser, { id: userId, disabledAt: IsNull() }) : null;
      if (!person) throw new ProblemException(422, 'personUnknown');

      const { category, kpi } = wanted;
      const same = { category: category ?? IsNull(), kpi: kpi ?? IsNull() };
      const known = await manager.findOneBy(AssignmentRecord, { cityId, assessmentId, userId, ...same });
      const id = known?.id ?? newId();
      const due = dueOn ?? null;
      if (known) {
        await manager.update(AssignmentRecord, { cityId, id }, { dueOn: due });
      } else {
        const stamp = { createdAt: new Date(), createdBy: actorOf(caller) };
        await manager.insert(AssignmentRecord, {
          cityId,
          id,
          assessmentId,
          userId,
          ...wanted,
          dueOn: due,
          ...stamp,
        });
        const texts = catalogueTexts(isLanguage(person.language) ? person.language : 'en');
        await this.mails.queue(manager, {
          kind: 'assigned',
          userId,
          params: {
            by: frame.callerName ?? '',
            city: frame.cityName,
            year: `${frame.year}`,
            scope: category !== null ? texts.category(category) : texts.kpi(kpi ?? '').name,
          },
          path: `workspace/${assessmentId}`,
        });
      }
      const entries = await manager.findBy(EntryRecord, { cityId, assessmentId });
      return {
        id,
        user: personRef(`user:${userId}`, new Map([[userId, person.name]])),
        category,
        kpi,
        dueOn: due,
        progress: progressOf(entries, assignedDataPoints([wanted])),
      };
    });
  }

  /** Ends an assignment. Throws `notFound`. */
  async remove(caller: Caller, id: string): Promise<void> {
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
    const found = isId ? await this.dataSource.manager.findOneBy(AssignmentRecord, { id }) : null;
    if (!found) throw new ProblemException(404, 'notFound');
    await this.access.require(caller, 'assessment.assign', found.assessmentId);
    await this.dataSource.manager.delete(AssignmentRecord, { cityId: found.cityId, id });
  }
}
