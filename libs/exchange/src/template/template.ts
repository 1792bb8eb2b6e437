import { dataPointList } from '#catalogue';
import type { Language } from '#text';
import { TEMPLATE_VERSION } from '../changes/read-rows.js';
import { CONTEXT_HEADINGS, targetId } from '../changes/fields.js';
import type { WorkspaceData } from '../changes/types.js';
import { PROFILE_KEYS } from '../profile.js';
import { templateContext, type TemplateContext } from './context.js';
import { dataSheet } from './data-sheet.js';
import { listSheet } from './lists.js';
import type { RowModel, SheetModel, WorkbookModel } from './model.js';
import { contextSheet, profileCells, profileSheet } from './profile-sheet.js';
import { definitionSheet, methodSheet } from './reading-sheets.js';

/** The workbook template of an assessment, filled with what is known. `at` is written into its properties. */
export function templateModel(data: WorkspaceData, language: Language, at: Date): WorkbookModel {
  const context = templateContext(data, language);
  return {
    title: context.text('title.data', { city: data.city, year: `${data.reportingYear}` }),
    createdAt: at,
    sheets: [
      dataSheet(context, profileCells(context)),
      profileSheet(context),
      contextSheet(context),
      definitionSheet(context),
      methodSheet(context),
      listSheet(context),
      aboutSheet(context),
    ],
  };
}

/** What identifies the template when it comes back: layout, assessment, language, and the revisions it was made from. */
export function aboutRows({ data, language }: Pick<TemplateContext, 'data' | 'language'>) {
  return [
    ['about:version', TEMPLATE_VERSION],
    ['about:assessment', data.assessmentId],
    ['about:language', language],
  ] as const;
}

/** Revision of everything that can be filled in, by `kind:key`; what has none yet is 0. */
export function revisionsOf(data: WorkspaceData): ReadonlyMap<string, number> {
  return new Map([
    ...dataPointList.map(({ dataPoint: { key } }) => [targetId({ kind: 'entry', key }), 0] as const),
    ...PROFILE_KEYS.map((key) => [targetId({ kind: 'profile', key }), 0] as const),
    ...CONTEXT_HEADINGS.map((key) => [targetId({ kind: 'context', key }), 0] as const),
    ...data.entries.map(
      ({ dataPoint, revision }) => [targetId({ kind: 'entry', key: dataPoint }), revision] as const,
    ),
    ...data.profile.map(({ key, revision }) => [targetId({ kind: 'profile', key }), revision] as const),
    ...data.context.map(
      ({ heading, revision }) => [targetId({ kind: 'context', key: heading }), revision] as const,
    ),
  ]);
}

function aboutSheet(context: TemplateContext): SheetModel {
  const row = (key: string, value: string | number): RowModel => ({
    cells: [
      { value: key, look: 'plain' },
      { value, look: 'plain' },
    ],
  });
  return {
    name: 'civiscore',
    hidden: true,
    columns: [
      { width: 40, hidden: false },
      { width: 40, hidden: false },
    ],
    rows: [
      row('row', 'value'),
      ...aboutRows(context).map(([key, value]) => row(key, value)),
      ...[...revisionsOf(context.data)].map(([target, revision]) => row(`revision:${target}`, revision)),
    ],
    frozen: { rows: 0, columns: 0 },
    printedColumns: 2,
    headerRow: 0,
  };
}
