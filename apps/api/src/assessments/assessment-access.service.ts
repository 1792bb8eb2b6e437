import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../identity/access/access.service.js';
import type { Caller } from '../shared/caller.js';
import type { Permission } from '../shared/permissions.js';
import { ProblemException } from '../shared/problem.js';
import { type Frame, type MoreColumns, NO_MORE, readFrame } from './frame.js';
import { lockAssessment } from './lock.js';
import { isAssigned } from './scope.js';

export { type Frame, personOf } from './frame.js';
export { type AssignedScope, isAssigned } from './scope.js';

export interface Asked {
  /** The data point concerned: contributors edit only those that are assigned to them. */
  readonly dataPoint?: string;
  readonly manager?: EntityManager;
}

/** Reads an assessment for a caller who may do something with it. */
@Injectable()
export class AssessmentAccess {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
  ) {}

  /** The frame of the assessment. Throws the one problem `notFound` when it is absent and when it is forbidden. */
  async require(
    caller: Caller,
    permission: Permission,
    assessmentId: string,
    { dataPoint, manager = this.dataSource.manager }: Asked = {},
  ): Promise<Frame> {
    const { frame } = await this.read(caller, permission, assessmentId, NO_MORE, manager, dataPoint);
    return frame;
  }

  /** As `require`, with further columns in the same query (see `readFrame`). */
  async read<More extends object>(
    caller: Caller,
    permission: Permission,
    assessmentId: string,
    more: MoreColumns,
    manager: EntityManager = this.dataSource.manager,
    dataPoint?: string,
  ): Promise<{ readonly frame: Frame } & More> {
    const row = await readFrame<More>(manager, caller, assessmentId, more);
    if (!row || !this.allows(caller, permission, row.frame, dataPoint))
      throw new ProblemException(404, 'notFound');
    return row;
  }

  /**
   * As `require`, and locks the assessment until the end of the manager's transaction: the frame has the state that it
   * has from then on.
   */
  async requireLocked(
    caller: Caller,
    permission: Permission,
    assessmentId: string,
    manager: EntityManager,
    dataPoint?: string,
  ): Promise<Frame> {
    const asked = { manager, ...(dataPoint === undefined ? {} : { dataPoint }) };
    const frame = await this.require(caller, permission, assessmentId, asked);
    await lockAssessment(manager, frame);
    // Read again: who is assigned may have changed while waiting for the lock, not only the state.
    return this.require(caller, permission, assessmentId, asked);
  }

  /** Whether the caller may do it with the assessment, or with one of its data points. */
  allows(caller: Caller, permission: Permission, frame: Frame, dataPoint?: string): boolean {
    const assigned = dataPoint !== undefined && isAssigned(dataPoint, frame.own);
    return this.access.allows(caller, permission, { ...frame, assigned });
  }
}
