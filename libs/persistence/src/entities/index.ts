import {
  ApiToken,
  AppUser,
  CityMembership,
  OneTimeLink,
  ProgrammeMembership,
  RecoveryCode,
  SignInThrottle,
  UserSession,
} from './account.entity.js';
import { AssessmentRecord, ProfileFigureRecord, ProfileFigureRevisionRecord } from './assessment.entity.js';
import { DocumentFileRecord, EditionRecord, EditionValueRecord } from './edition.entity.js';
import { EntryRecord, EntryRevisionRecord } from './entry.entity.js';
import {
  CapabilityAnswerRecord,
  CapabilityAnswerRevisionRecord,
  MaturityTargetRecord,
  MaturityTargetRevisionRecord,
} from './maturity.entity.js';
import { AssessmentRound } from './programme.entity.js';
import {
  AssessmentTransitionRecord,
  AssignmentRecord,
  ContextNoteRecord,
  EntryCommentRecord,
  EvidenceRecord,
  PresenceRecord,
} from './workspace.entity.js';
import { UploadRecord } from './upload.entity.js';
import {
  LedgerActorRecord,
  LedgerCheckpointRecord,
  LedgerCosignatureRecord,
  LedgerKeyRecord,
  LedgerLeafRecord,
  LedgerTileRecord,
  LedgerWitnessRecord,
} from './ledger.entity.js';
import {
  QuestionMessageRecord,
  QuestionRecord,
  ReviewRecord,
  VerdictRecord,
  VerifierAssignmentRecord,
} from './verification.entity.js';
import {
  BenchmarkSetVersion,
  CatalogueEdition,
  City,
  MaturityModelVersion,
  Programme,
} from './reference.entity.js';

/** Every table of Civiscore. */
export const entities = [
  CatalogueEdition,
  BenchmarkSetVersion,
  MaturityModelVersion,
  Programme,
  City,
  AppUser,
  RecoveryCode,
  UserSession,
  OneTimeLink,
  ProgrammeMembership,
  CityMembership,
  SignInThrottle,
  ApiToken,
  AssessmentRound,
  AssessmentRecord,
  ProfileFigureRecord,
  ProfileFigureRevisionRecord,
  EntryRecord,
  EntryRevisionRecord,
  ContextNoteRecord,
  AssignmentRecord,
  EntryCommentRecord,
  EvidenceRecord,
  AssessmentTransitionRecord,
  PresenceRecord,
  UploadRecord,
  VerifierAssignmentRecord,
  ReviewRecord,
  VerdictRecord,
  QuestionRecord,
  QuestionMessageRecord,
  CapabilityAnswerRecord,
  CapabilityAnswerRevisionRecord,
  MaturityTargetRecord,
  MaturityTargetRevisionRecord,
  LedgerLeafRecord,
  LedgerTileRecord,
  LedgerCheckpointRecord,
  LedgerKeyRecord,
  LedgerWitnessRecord,
  LedgerCosignatureRecord,
  LedgerActorRecord,
  EditionRecord,
  EditionValueRecord,
  DocumentFileRecord,
];
