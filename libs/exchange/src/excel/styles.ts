import { FileRefused } from '../changes/refused.js';
import type { ArchivePart, InflateBudget } from './archive.js';
import { WORKBOOK_LIMITS } from './limits.js';
import { readXml } from './xml.js';

/** What a cell's number format says about the number in it. */
export type CellFormat = 'plain' | 'percent' | 'date';

/** Built-in formats (ECMA-376 part 1, 18.8.30); 27–36 and 50–58 are dates of East Asian languages. */
function builtIn(id: number): CellFormat {
  if (id === 9 || id === 10) return 'percent';
  const isDate =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? 'date' : 'plain';
}

function ofCode(code: string): CellFormat {
  // Texts in quotes, escaped characters, colours and conditions do not format.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (bare.includes('%')) return 'percent';
  return /[dmyhs]/i.test(bare.replace(/general/gi, '')) ? 'date' : 'plain';
}

/** The kind of number format of each cell style, by the style's number. */
export function readFormats(part: ArchivePart, budget: InflateBudget): readonly CellFormat[] {
  const own = new Map<number, CellFormat>();
  const formats: CellFormat[] = [];
  let inCells = false;
  readXml(part, budget, {
    open: (element, attributes) => {
      const id = Number(attributes.numFmtId ?? 0);
      if (element === 'numFmt') own.set(id, ofCode(attributes.formatCode ?? ''));
      else if (element === 'cellXfs') inCells = true;
      else if (element === 'xf' && inCells) formats.push(own.get(id) ?? builtIn(id));
      if (formats.length > WORKBOOK_LIMITS.formats || own.size > WORKBOOK_LIMITS.formats) {
        throw new FileRefused('xmlRefused', { part: part.name });
      }
    },
    close: (element) => {
      if (element === 'cellXfs') inCells = false;
    },
  });
  return formats;
}
