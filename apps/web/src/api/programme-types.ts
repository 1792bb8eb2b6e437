import type { AssessmentWorkflowState } from '#workflow';
import type { Language } from '#text';
import type { CityRole, ProgrammeRef, ProgrammeRole } from './account-types.js';
import type { CityRef } from './types.js';

/** A programme under which cities are assessed. */
export interface Programme extends ProgrammeRef {
  readonly languages: readonly Language[];
  readonly benchmarkSet: string;
}

/** One yearly round: the time in which cities report on a year. Days are `YYYY-MM-DD`. */
export interface Round {
  readonly id: string;
  readonly year: number;
  readonly opensOn: string;
  readonly closesOn: string;
  /** How many days before closing a reminder goes out. */
  readonly reminderDays: readonly number[];
}

/** `publishedElsewhere`: figures of a U4SSC document, imported here. */
export type AssessmentState = AssessmentWorkflowState | 'publishedElsewhere';

export interface TierProgress {
  readonly reported: number;
  readonly notReported: number;
  readonly missing: number;
  readonly total: number;
}

export interface Progress extends TierProgress {
  readonly core: TierProgress;
  readonly advanced: TierProgress;
}

export interface AssessmentSummary {
  readonly id: string;
  readonly city: CityRef;
  readonly year: number;
  readonly round: Pick<Round, 'id' | 'opensOn' | 'closesOn'> | null;
  readonly state: AssessmentState;
  readonly progress: Progress;
  readonly findings: { readonly errors: number; readonly warnings: number; readonly unexplained: number };
  readonly updatedAt: string;
}

/** A city of a programme, as the programme's people see it. */
export interface ProgrammeCity {
  readonly city: CityRef;
  readonly managers: readonly { readonly id: string; readonly name: string }[];
  readonly assessment?: AssessmentSummary;
}

export interface WorkspaceCity {
  readonly city: CityRef;
  readonly programme: ProgrammeRef;
  readonly role: CityRole;
  readonly assessments: readonly AssessmentSummary[];
}

export interface WorkspaceProgramme {
  readonly programme: ProgrammeRef;
  readonly role: ProgrammeRole;
  /** Assessments that cities have handed in. */
  readonly waiting: readonly AssessmentSummary[];
}

/** A data point that somebody is to fill in. */
export interface AssignedDataPoint {
  readonly assessmentId: string;
  readonly city: CityRef;
  readonly kpi: string;
  readonly dataPoint: string;
  readonly dueOn: string | null;
  readonly state: 'missing' | 'reported' | 'notReported';
}

/** What a person has to do. */
export interface Workspace {
  readonly cities: readonly WorkspaceCity[];
  readonly programmes: readonly WorkspaceProgramme[];
  readonly assigned: readonly AssignedDataPoint[];
}
