export {
  openDataSource,
  dataSourceOptions,
  MIGRATIONS_TABLE,
  type ConnectionSettings,
} from './data-source.js';
export { isDecimal, storedDecimal } from './decimal.js';
export { type EmbeddedDatabase, type EmbeddedOptions, startEmbeddedPostgres } from './embedded/index.js';
export {
  firstClosedFolder,
  packagedFolder,
  prepareDataFolder,
  runningDatabaseUrl,
  serverUser,
} from './embedded/index.js';
export {
  ApiToken,
  AppUser,
  CityMembership,
  type LinkKind,
  OneTimeLink,
  ProgrammeMembership,
  RecoveryCode,
  SignInThrottle,
  UserSession,
  type VerifierGrade,
} from './entities/account.entity.js';
export {
  AssessmentRecord,
  type AssessmentState,
  ProfileFigureRecord,
  ProfileFigureRevisionRecord,
} from './entities/assessment.entity.js';
export {
  DocumentFileRecord,
  type EditionOverview,
  EditionRecord,
  type EditionState,
  EditionValueRecord,
} from './entities/edition.entity.js';
export { EntryRecord, type EntryRevisionRecord } from './entities/entry.entity.js';
export {
  CapabilityAnswerRecord,
  CapabilityAnswerRevisionRecord,
  MaturityTargetRecord,
  MaturityTargetRevisionRecord,
  type StoredTarget,
} from './entities/maturity.entity.js';
export { AssessmentRound } from './entities/programme.entity.js';
export {
  AssessmentTransitionRecord,
  AssignmentRecord,
  ContextNoteRecord,
  EntryCommentRecord,
  EvidenceRecord,
  PresenceRecord,
} from './entities/workspace.entity.js';
export { UploadRecord, type UploadState } from './entities/upload.entity.js';
export {
  type AssignmentRefusal,
  QuestionMessageRecord,
  QuestionRecord,
  ReviewRecord,
  VerdictRecord,
  type VerdictRecordOutcome,
  VerifierAssignmentRecord,
  type VerifierAssignmentState,
} from './entities/verification.entity.js';
export {
  LedgerActorRecord,
  LedgerCheckpointRecord,
  LedgerCosignatureRecord,
  LedgerKeyRecord,
  LedgerLeafRecord,
  LedgerTileRecord,
  LedgerWitnessRecord,
} from './entities/ledger.entity.js';
export { entities } from './entities/index.js';
export {
  BenchmarkSetVersion,
  CatalogueEdition,
  City,
  MaturityModelVersion,
  Programme,
} from './entities/reference.entity.js';
export { EntryRevisions } from './entry-revisions.js';
export { type FileStore, openFileStore, type StoredFile } from './file-store.js';
export { sha256 } from './hash.js';
export { newId } from './ids.js';
export { openPool } from './job-queue.js';
export { migrate, requireCurrentSchema, schemaState, type SchemaState } from './migrate.js';
export {
  type EntriesToRecord,
  type EntryChange,
  type EntryContent,
  recordEntries,
  type RevisionConflict,
  StaleRevisionError,
} from './record-entries.js';
export {
  isStated,
  noProfileFigure,
  type ProfileContent,
  type ProfileToRecord,
  recordProfile,
} from './record-profile.js';
export { preparedQuery } from './prepared-query.js';
export { type EntrySaving, saveEntry } from './save-entry.js';
export { loadReferenceData, type ReferenceData } from './reference-data.js';
export { StartupError, startupErrors } from './startup-error.js';
