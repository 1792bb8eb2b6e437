/**
 * Holds the types the pages work with against the API's own description (schema.ts, generated from docs/openapi.json):
 * what the API answers must fit what a page expects, or the type check fails here. Nothing of this reaches the browser.
 */
import type {
  Assessment,
  ContextText,
  EntryComment,
  EntryView,
  Evidence,
  HistoryStep,
  Present,
} from '../workspace/types.js';
import type {
  Desk,
  DeskAssessment,
  DeskPoint,
  Question,
  Review,
  Screening,
  Transition,
  Verifiers,
} from '../verifier/types.js';
import type {
  ApiToken,
  LinkView,
  OwnSession,
  Person,
  RoleGrant,
  SessionUser,
  UserAccount,
} from './account-types.js';
import type {
  EditionMaturity,
  SdgView,
  ServedAnswer,
  ServedMaturity,
  ServedTargets,
  ServedTrajectory,
  Trends,
} from './maturity-types.js';
import type { AssessmentSummary, Programme, ProgrammeCity, Round, Workspace } from './programme-types.js';
import type { components } from './schema.js';
import type {
  CatalogueView,
  CityDetail,
  CityPage,
  EditionChanges,
  EditionDetail,
  KpiDataPoint,
  KpiDetail,
  KpiValues,
  LedgerKeys,
} from './types.js';

type Schemas = components['schemas'];

/** `Given` can stand wherever `Expected` is asked for. */
type Fits<Given extends Expected, Expected> = Given;

export type Contract = [
  Fits<Schemas['CityPageDto'], CityPage>,
  Fits<Schemas['CityDto'], CityDetail>,
  Fits<Schemas['EditionDto'], EditionDetail>,
  Fits<Schemas['EditionChangesDto'], EditionChanges>,
  Fits<Schemas['LedgerKeysDto'], LedgerKeys>,
  Fits<Schemas['CatalogueDto'], CatalogueView>,
  Fits<Omit<Schemas['KpiDto'], 'dataPoints'>, Omit<KpiDetail, 'dataPoints'>>,
  // OpenAPI knows lists, not pairs.
  Fits<Omit<Schemas['KpiDataPointDto'], 'validRange'>, Omit<KpiDataPoint, 'validRange'>>,
  Fits<Schemas['KpiValuesDto'], KpiValues>,
  Fits<Schemas['SignedInUserDto'], SessionUser>,
  Fits<Schemas['RoleDto'], RoleGrant>,
  Fits<Schemas['LinkDto'], LinkView>,
  Fits<Schemas['OwnSessionDto'], OwnSession>,
  Fits<Schemas['TokenDto'], ApiToken>,
  Fits<Schemas['PersonDto'], Person>,
  Fits<Schemas['UserDto'], UserAccount>,
  Fits<Schemas['ProgrammeDto'], Programme>,
  Fits<Schemas['RoundDto'], Round>,
  Fits<Schemas['ManagedCityDto'], ProgrammeCity>,
  Fits<Schemas['AssessmentSummaryDto'], AssessmentSummary>,
  Fits<Schemas['WorkspaceDto'], Workspace>,
  // The pages keep the notes as a list.
  Fits<Omit<Schemas['AssessmentDto'], 'context'>, Omit<Assessment, 'context'>>,
  Fits<Schemas['ContextNoteDto'], Omit<ContextText, 'heading'>>,
  Fits<Schemas['EntryViewDto'], EntryView>,
  Fits<Schemas['EvidenceDto'], Evidence>,
  Fits<Schemas['EntryRevisionDto'], HistoryStep>,
  Fits<Schemas['CommentDto'], EntryComment>,
  Fits<Schemas['PresentPersonDto'], Present>,
  Fits<Schemas['MaturityDto'], ServedMaturity>,
  Fits<Schemas['CapabilityAnswerDto'], ServedAnswer>,
  Fits<Schemas['MaturityTargetsDto'], ServedTargets>,
  Fits<Schemas['TrajectoryDto'], ServedTrajectory>,
  Fits<Schemas['EditionMaturityDto'], EditionMaturity>,
  Fits<Schemas['SdgGoalDto'][], SdgView>,
  Fits<Schemas['TrendsDto'], Trends>,
  Fits<Schemas['DeskQueueDto'], Desk>,
  Fits<Schemas['DeskAssessmentDto'], DeskAssessment>,
  Fits<Schemas['DeskPointDto'], DeskPoint>,
  Fits<Schemas['ScreeningDto'], Screening>,
  Fits<Schemas['QuestionDto'], Question>,
  Fits<Schemas['VerifiersDto'], Verifiers>,
  Fits<Schemas['ReviewDto'], Review>,
  // The description leaves the state open.
  Fits<Omit<Schemas['TransitionDto'], 'to'>, Omit<Transition, 'to'>>,
];
