import { isLanguage, type Language } from '#text';
import { MAX_PROBLEMS } from '../limits.js';
import { quoted } from '../problems.js';
import { cellText, readCell, shown, TYPED_LENGTH } from './cells.js';
import {
  INPUT_COLUMN_KEYS,
  KEY_COLUMNS,
  ROW_KINDS,
  type RowMeaning,
  rowMeaning,
  SHOWN_COLUMNS,
} from './columns.js';
import { fieldKind, plainText } from './fields.js';
import type { ReasonCode } from './reason-code.js';
import { reason } from './reasons.js';
import { FileRefused } from './refused.js';
import type {
  KeyedRow,
  KeyedTable,
  RawCell,
  Reason,
  UploadedField,
  UploadFormat,
  UploadProblem,
  WorkspaceChanges,
} from './types.js';

/** Version of the layout by keys; a file of another version is refused. */
export const TEMPLATE_VERSION = '1';

const SILENT = new Set<string>([...KEY_COLUMNS, ...SHOWN_COLUMNS]);
const EMPTY: RawCell = { kind: 'empty' };

/** Reads tables whose rows and columns carry keys. Where they stand, in which order and words, does not matter. */
export function readTables(tables: readonly KeyedTable[], format: UploadFormat): WorkspaceChanges {
  const about = readAbout(tables);
  const reader = new RowReader(about.language ?? 'en');
  for (const table of tables) reader.readTable(table, about.assessmentId !== null);
  return {
    format,
    language: about.language,
    assessmentId: about.assessmentId,
    fields: reader.fields,
    revisions: { ...reader.revisions },
    problems: reader.problems,
  };
}

interface About {
  readonly language: Language | null;
  readonly assessmentId: string | null;
}

function readAbout(tables: readonly KeyedTable[]): About {
  const rows = tables.flatMap((table) => table.rows).filter(({ key }) => key.startsWith('about:'));
  const textOf = (key: string): string | null => {
    const cell = rows.find((row) => row.key === `about:${key}`)?.cells.get('value');
    return cell === undefined ? null : plainText(cellText(cell));
  };
  const version = textOf('version');
  if (version !== null && version !== TEMPLATE_VERSION) {
    throw new FileRefused('otherVersion', { version: quoted(version), known: TEMPLATE_VERSION });
  }
  const language = textOf('language');
  return { language: isLanguage(language) ? language : null, assessmentId: textOf('assessment') };
}

class RowReader {
  readonly fields: UploadedField[] = [];
  readonly problems: UploadProblem[] = [];
  readonly revisions: Record<string, number> = {};
  private readonly firstPlace = new Map<string, string>();

  constructor(private readonly language: Language) {}

  /** `ofTemplate`: the file was made here, so a column that is missing was taken out of it. */
  readTable({ rows, columns, problems }: KeyedTable, ofTemplate: boolean): void {
    this.problems.push(...problems);
    if (ofTemplate && rows.some(({ key }) => key.startsWith('entry:'))) {
      for (const column of INPUT_COLUMN_KEYS) {
        if (!columns.has(column)) this.tell('missingColumn', '', { column });
      }
    }
    for (const row of rows) {
      if (row.key === '') this.readWithoutKey(row);
      else this.readRow(row);
    }
  }

  private readRow(row: KeyedRow): void {
    const kind = ROW_KINDS.find((candidate) => row.key.startsWith(`${candidate}:`));
    if (kind === 'about' || kind === 'heading') return;
    if (kind === 'revision') {
      this.noteRevision(row.key.slice('revision:'.length), row.cells.get('value'));
      return;
    }
    const meaning = rowMeaning(row.key);
    if (meaning === null) {
      this.tell('unknownRow', row.place(), { row: quoted(row.key) });
      return;
    }
    const first = this.firstPlace.get(row.key);
    if (first !== undefined) {
      this.tell('duplicateRow', row.place(), { first });
      return;
    }
    this.firstPlace.set(row.key, row.place());
    const { kind: targetKind, key } = meaning.target;
    this.noteRevision(`${targetKind}:${key}`, row.cells.get('revision'));
    this.readFields(row, meaning);
  }

  private readFields(row: KeyedRow, { target, fields }: RowMeaning): void {
    for (const [column, cell] of row.cells) {
      if (SILENT.has(column)) continue;
      const place = row.place(column);
      const field = Object.hasOwn(fields, column) ? fields[column] : undefined;
      const kind = field === undefined ? null : fieldKind(target, field);
      if (field === undefined || kind === null) {
        if (cellText(cell).trim() !== '') this.tell('notHere', place, { text: shown(cell) });
        continue;
      }
      const reading = readCell(cell, kind, this.language);
      this.fields.push({
        target,
        field,
        value: reading.ok ? reading.value : null,
        typed: cellText(cell).slice(0, TYPED_LENGTH),
        cell: place,
        refused: reading.ok ? null : reading.refused,
        remark: reading.ok ? reading.remark : null,
      });
    }
  }

  /** Somebody added a row of their own; told once per row, and only when something can have been meant. */
  private readWithoutKey(row: KeyedRow): void {
    const meant = [...row.cells].find(([column, cell]) => !SILENT.has(column) && cell.kind !== 'empty');
    if (meant) this.tell('rowWithoutKey', row.place(meant[0]), { text: shown(meant[1]) });
  }

  private noteRevision(target: string, cell: RawCell = EMPTY): void {
    const typed = cell.kind === 'number' || cell.kind === 'text' ? cell.text.trim() : '';
    if (/^\d{1,9}$/.test(typed)) this.revisions[target] = Number(typed);
  }

  private tell(code: ReasonCode, cell: string, params: Reason['params'] = {}): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ ...reason(code, params), cell });
  }
}
