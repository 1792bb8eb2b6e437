export {
  openDataSource,
  dataSourceOptions,
  MIGRATIONS_TABLE,
  type ConnectionSettings,
} from './data-source.js';
export { isDecimal } from './decimal.js';
export { type EmbeddedDatabase, type EmbeddedOptions, startEmbeddedPostgres } from './embedded/index.js';
export { firstClosedFolder, packagedFolder, prepareDataFolder, serverUser } from './embedded/index.js';
export { AssessmentRecord, type AssessmentState, ProfileFigureRecord } from './entities/assessment.entity.js';
export {
  DocumentFileRecord,
  type EditionOverview,
  EditionRecord,
  type EditionState,
  EditionValueRecord,
} from './entities/edition.entity.js';
export { EntryRecord, type EntryRevisionRecord } from './entities/entry.entity.js';
export { entities } from './entities/index.js';
export {
  ApiToken,
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
export { migrate, requireCurrentSchema, schemaState, type SchemaState } from './migrate.js';
export {
  type EntriesToRecord,
  type EntryChange,
  type EntryContent,
  recordEntries,
  type RevisionConflict,
  StaleRevisionError,
} from './record-entries.js';
export { loadReferenceData, type ReferenceData } from './reference-data.js';
export { StartupError, startupErrors } from './startup-error.js';
