import { parse } from 'csv-parse/sync';
import { catalogueTexts, dataPointByKey } from '#catalogue';
import { LANGUAGES } from '#text';
import { INPUT_COLUMN_KEYS, rowMeaning } from '../changes/columns.js';
import { keyedTable, type PlacedRow } from '../changes/keyed-table.js';
import { readTables } from '../changes/read-rows.js';
import { reason } from '../changes/reasons.js';
import { FileRefused, refusing } from '../changes/refused.js';
import type { RawCell, UploadProblem, UploadReading } from '../changes/types.js';
import { decodeText, type DecodedText } from './decode.js';
import { CSV_LIMITS } from './limits.js';
import { restored } from './neutral.js';

const DELIMITERS = [',', ';', '\t'] as const;

interface Line {
  readonly number: number;
  readonly cells: readonly string[];
}

/**
 * Reads a CSV file with the columns that `writeCsv` writes, in any order; fields are separated by commas, semicolons or
 * tabs. Only `row` and the columns that changed need be there.
 */
export function readCsv(bytes: Uint8Array): UploadReading {
  return refusing(() => {
    const decoded = decodeText(bytes);
    const [header, ...lines] = split(decoded.text);
    if (!header) throw new FileRefused('emptyFile');
    const names = header.cells.map((name) => name.trim());
    if (!names.includes('row') || !names.some((name) => INPUT_COLUMN_KEYS.includes(name))) {
      throw new FileRefused('headerMissing', { known: INPUT_COLUMN_KEYS.join(', ') }, 'line 1');
    }
    const table = keyedTable(
      placed(header, names),
      lines.map((line) => placed(line, names)),
    );
    const changes = readTables([table], 'csv');
    const problems = [...encodingProblems(decoded, names, lines), ...changes.problems];
    return { ok: true, changes: { ...changes, problems } };
  });
}

/** Lines with their cells. `sep=;`, which Excel writes and reads as the first line, names the separator. */
function split(text: string): readonly Line[] {
  const named = /^sep=(.)\r?\n/.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const skipped = named ? 1 : 0;
  let lastLine = skipped;
  const lines: Line[] = [];
  let columns = 0;
  try {
    parse(body, {
      delimiter: named?.[1] ?? delimiterOf(body),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: CSV_LIMITS.lineLength,
      on_record: (cells: readonly string[], { lines: number }) => {
        lastLine = number + skipped;
        columns = Math.max(columns, cells.length);
        if (columns > CSV_LIMITS.columns)
          throw new FileRefused('tooManyColumns', { max: CSV_LIMITS.columns });
        if (lines.length >= CSV_LIMITS.rows) throw new FileRefused('tooManyRows', { max: CSV_LIMITS.rows });
        lines.push({ number: lastLine, cells });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused('csvDamaged', { line: `${lastLine + 1}` });
  }
  return lines;
}

/** The separator that occurs most in the first line; the names of columns contain none. */
function delimiterOf(text: string): string {
  const first = text.slice(0, CSV_LIMITS.lineLength).split(/\r\n|\r|\n/, 1)[0] ?? '';
  const count = (mark: string): number => first.split(mark).length;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

function placed(line: Line, names: readonly string[]): PlacedRow {
  const cells = new Map<number, RawCell>();
  line.cells.forEach((text, index) => {
    if (text !== '') cells.set(index, rawCell(text));
  });
  return {
    cells,
    place: (column) => {
      const name = column === undefined ? '' : (names[column] ?? `${column + 1}`);
      return name === '' ? `line ${line.number}` : `line ${line.number}, ${name}`;
    },
  };
}

/** What begins with `=` was typed as a formula; our own export writes an apostrophe before it. */
function rawCell(text: string): RawCell {
  return /^[=＝]/.test(text) ? { kind: 'formula', text } : { kind: 'text', text: restored(text) };
}

/**
 * Other bytes than UTF-8 are accepted only when names with accents in locked columns come out right: then the encoding is
 * certain, and what people typed is right too.
 */
function encodingProblems(
  { encoding }: DecodedText,
  names: readonly string[],
  lines: readonly Line[],
): readonly UploadProblem[] {
  if (encoding !== 'windows-1252') return [];
  const [rowAt, itemAt] = [names.indexOf('row'), names.indexOf('item')];
  let confirmed = 0;
  for (const { cells } of lines) {
    const item = cells[itemAt] ?? '';
    // eslint-disable-next-line no-control-regex
    if (!/[^\u0000-\u007F]/.test(item)) continue;
    const labels = labelsOf(cells[rowAt] ?? '');
    if (labels.length === 0) continue;
    if (!labels.some((label) => comparable(label) === comparable(restored(item)))) {
      throw new FileRefused('notUtf8');
    }
    confirmed += 1;
  }
  if (confirmed === 0) throw new FileRefused('notUtf8');
  return [{ ...reason('windows1252'), cell: '' }];
}

/** Without what Windows-1252 does not have, for which programs write a question mark or a similar letter. */
function comparable(label: string): string {
  return label.replace(/[^!-~\u00a1-\u00ff‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]|\?/gu, '');
}

/** The names that the locked column `item` can have in a row. */
function labelsOf(row: string): readonly string[] {
  const target = rowMeaning(row)?.target;
  if (target?.kind !== 'entry' || !dataPointByKey(target.key)) return [];
  const input = row.startsWith('input:') ? row.slice(row.indexOf('.') + 1) : null;
  return LANGUAGES.map((language) => {
    const texts = catalogueTexts(language);
    return input === null ? texts.dataPoint(target.key).label : texts.input(input);
  });
}
