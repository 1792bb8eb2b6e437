import type { Language } from '#text';
import type { WorkspaceData } from './changes/types.js';
import { writeWorkbook } from './excel/write.js';
import { templateModel } from './template/template.js';

/** The workbook template (.xlsx) of an assessment, filled with what is known. */
export function writeTemplate(data: WorkspaceData, language: Language, at: Date): Promise<Uint8Array> {
  return writeWorkbook(templateModel(data, language, at));
}
