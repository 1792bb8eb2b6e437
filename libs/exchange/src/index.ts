export * from './types.js';
export { toAssessment } from './assessment.js';
export { MAX_FILE_BYTES } from './limits.js';
export { problemMessage } from './problems.js';
export { PROFILE_KEYS, profileValue } from './profile.js';
export { readSubmission, readSubmissionBytes, tooLarge } from './read.js';
export { writeSubmission } from './write.js';
export * from './changes/types.js';
export { type CellReading, readCell } from './changes/cells.js';
export {
  compareWithAssessment,
  type CompareOptions,
  isOfOtherAssessment,
  targetOf,
} from './changes/compare.js';
export {
  CONTEXT_HEADINGS,
  contextFields,
  ENTRY_FIELDS,
  ENTRY_STATUSES,
  entryFields,
  fieldKind,
  type FieldKind,
  figureFields,
  ORIGINS,
  QUALITY_GRADES,
  sameValue,
  targetId,
} from './changes/fields.js';
export { readJsonUpload } from './changes/json-file.js';
export type { ReasonCode } from './changes/reason-code.js';
export { reason, reasonMessage } from './changes/reasons.js';
export { writeJson } from './changes/write-json.js';
export { readCsv } from './csv/read.js';
export { CSV_COLUMNS, type CsvOptions, writeCsv } from './csv/write.js';
export { MAX_UPLOAD_BYTES } from './excel/limits.js';
export { readTemplate } from './excel/read.js';
export { writeWorkbook } from './excel/write.js';
export * from './questions/types.js';
export { QUESTION_COLUMNS } from './questions/rows.js';
export { questionsModel } from './questions/workbook.js';
export { writeQuestionsCsv } from './questions/write-csv.js';
export type { WorkbookModel } from './template/model.js';
export { templateModel } from './template/template.js';
export { writeTemplate } from './write-template.js';
export { readUpload } from './upload.js';
