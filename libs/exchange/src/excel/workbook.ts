import { FileRefused } from '../changes/refused.js';
import type { RawCell } from '../changes/types.js';
import { InflateBudget, openArchive, type ArchivePart } from './archive.js';
import { WORKBOOK_LIMITS } from './limits.js';
import { checkParts } from './parts.js';
import { readSheet, type SheetRow } from './sheet.js';
import { type CellFormat, readFormats } from './styles.js';
import { readXml } from './xml.js';

/** What stands in the cells of a workbook; how it looks is not read. */
export interface SheetCells {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

export type { SheetRow };
export type SheetCell = RawCell;

/**
 * Reads the cells of an untrusted workbook. Everything a template does not need is refused before or while it is
 * unpacked: macros, links, active content, document types, more rows or bytes than a template can have.
 */
export function readWorkbook(bytes: Uint8Array): readonly SheetCells[] {
  const parts = openArchive(bytes);
  checkParts(parts.keys());
  const budget = new InflateBudget();
  checkContentTypes(needed(parts, '[Content_Types].xml'), budget);
  const sheets = readSheetList(needed(parts, 'xl/workbook.xml'), budget);
  const targets = readRelations(needed(parts, 'xl/_rels/workbook.xml.rels'), budget);
  const formats = optional(parts, 'xl/styles.xml', (part) => readFormats(part, budget)) ?? [];
  const strings = optional(parts, 'xl/sharedStrings.xml', (part) => readStrings(part, budget)) ?? [];
  let filled = 0;
  return sheets.map(({ name, relation }) => {
    const target = targets.get(relation);
    if (target === undefined) throw new FileRefused('zipDamaged');
    const rows = readSheet(needed(parts, target), budget, strings, formats);
    filled += rows.reduce((total, { cells }) => total + cells.size, 0);
    if (filled > WORKBOOK_LIMITS.filledCells) {
      throw new FileRefused('tooManyCells', { max: WORKBOOK_LIMITS.filledCells });
    }
    return { name, rows };
  });
}

function needed(parts: ReadonlyMap<string, ArchivePart>, name: string): ArchivePart {
  const part = parts.get(name);
  if (!part) throw new FileRefused('notATemplate');
  return part;
}

function optional<T>(
  parts: ReadonlyMap<string, ArchivePart>,
  name: string,
  read: (part: ArchivePart) => T,
): T | undefined {
  const part = parts.get(name);
  return part && read(part);
}

function checkContentTypes(part: ArchivePart, budget: InflateBudget): void {
  readXml(part, budget, {
    open: (_, { ContentType: type = '' }) => {
      if (/macroEnabled|vbaProject/i.test(type)) throw new FileRefused('macros');
    },
  });
}

function readSheetList(part: ArchivePart, budget: InflateBudget) {
  const sheets: { name: string; relation: string }[] = [];
  readXml(part, budget, {
    open: (element, attributes) => {
      if (element === 'sheet') {
        const relation = Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1] ?? '';
        sheets.push({ name: attributes.name ?? '', relation });
      } else if (element === 'externalReference') throw new FileRefused('externalLinks');
    },
  });
  return sheets;
}

function readRelations(part: ArchivePart, budget: InflateBudget): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(part, budget, {
    open: (element, { Id: id = '', Target: target = '', TargetMode: mode = '' }) => {
      if (element !== 'Relationship') return;
      if (/^external$/i.test(mode)) throw new FileRefused('externalLinks');
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

/** The table of texts that cells refer to. Runs of differing type are joined; reading aids of Japanese are not text. */
function readStrings(part: ArchivePart, budget: InflateBudget): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inPhonetic = false;
  readXml(part, budget, {
    open: (element) => {
      if (element === 'si') text = '';
      if (element === 'rPh') inPhonetic = true;
      inText = element === 't' && !inPhonetic;
    },
    text: (piece) => {
      if (!inText) return;
      text += piece;
      if (text.length > WORKBOOK_LIMITS.cellLength) {
        throw new FileRefused('cellTooLong', { max: WORKBOOK_LIMITS.cellLength });
      }
    },
    close: (element) => {
      if (element === 't') inText = false;
      if (element === 'rPh') inPhonetic = false;
      if (element !== 'si') return;
      strings.push(text);
      if (strings.length > WORKBOOK_LIMITS.sharedStrings) {
        throw new FileRefused('tooManyCells', { max: WORKBOOK_LIMITS.sharedStrings });
      }
    },
  });
  return strings;
}

export type { CellFormat };
