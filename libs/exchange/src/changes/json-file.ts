import { dataPointByKey } from '#catalogue';
import type { JsonNode, JsonObject } from '../json.js';
import { readJson } from '../json.js';
import { MAX_DEPTH, MAX_FILE_BYTES, MAX_PROBLEMS } from '../limits.js';
import { quoted } from '../problems.js';
import { PROFILE_ALIASES } from '../profile.js';
import { cellText, readCell, TYPED_LENGTH } from './cells.js';
import { CONTEXT_HEADINGS, ENTRY_FIELDS, fieldKind, PROFILE_FIELDS, targetId } from './fields.js';
import { reason } from './reasons.js';
import type { ReasonCode } from './reason-code.js';
import { FileRefused, refusing } from './refused.js';
import type { RawCell, Reason, Target, UploadedField, UploadProblem, UploadReading } from './types.js';

/** Fields of a submission file that tell about the printed document, not about the figure; they are passed over. */
const DOCUMENT_FIELDS = new Set(['published', 'publishedUnit', 'page']);
const FIGURE_FIELDS = new Set(['page', 'note']);
const HEAD_FIELDS = new Set(['city', 'country', 'countryCode', 'reportingYear', 'document', 'source']);
const VERIFIED = new Set(['verified', 'verifiedWithCaveat', 'notVerified']);

/**
 * Reads a submission file, or the JSON that `writeJson` writes, which is a submission file with what only the workspace
 * knows (`workspace`, `context`, units and years of inputs, explanations).
 */
export function readJsonUpload(bytes: Uint8Array): UploadReading {
  return refusing(() => {
    if (bytes.length > MAX_FILE_BYTES) {
      throw new FileRefused('tooLarge', { megabytes: `${MAX_FILE_BYTES / 1024 / 1024}` });
    }
    const root = rootOf(bytes);
    const reader = new JsonUploadReader();
    reader.readRoot(root);
    return {
      ok: true,
      changes: {
        format: 'json',
        language: null,
        assessmentId: reader.assessmentId,
        fields: reader.fields,
        revisions: { ...reader.revisions },
        problems: reader.problems,
      },
    };
  });
}

function rootOf(bytes: Uint8Array): JsonObject {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileRefused('notUtf8');
  }
  const json = readJson(text);
  if (!json.ok) {
    const { line, column, found } = json.failure;
    const params = { line: `${line}`, column: `${column}`, found: quoted(found), max: `${MAX_DEPTH}` };
    throw new FileRefused('jsonDamaged', params, `line ${line}`);
  }
  if (json.node.kind !== 'object') {
    throw new FileRefused('wrongType', { found: json.node.kind, expected: 'object' });
  }
  return json.node;
}

class JsonUploadReader {
  readonly fields: UploadedField[] = [];
  readonly problems: UploadProblem[] = [];
  readonly revisions: Record<string, number> = {};
  assessmentId: string | null = null;
  private readonly firstPath = new Map<string, string>();

  readRoot(root: JsonObject): void {
    for (const [name, node] of root.fields) {
      if (HEAD_FIELDS.has(name) || node.kind === 'null') continue;
      if (name === 'workspace') this.readWorkspace(node);
      else if (name === 'profile') this.readProfile(node);
      else if (name === 'context') this.readContext(node);
      else if (name === 'values') this.readValues(node);
      else this.tell('unknownField', quoted(name), { field: quoted(name) });
    }
  }

  private readWorkspace(node: JsonNode): void {
    if (node.kind !== 'object') return this.wrongType('workspace', node, 'object');
    const id = node.fields.get('assessment');
    if (id?.kind === 'text') this.assessmentId = id.value;
    const revisions = node.fields.get('revisions');
    if (revisions?.kind !== 'object') return;
    for (const [target, revision] of revisions.fields) {
      if (revision.kind === 'number' && Number.isSafeInteger(revision.value) && revision.value >= 0) {
        this.revisions[target] = revision.value;
      }
    }
  }

  private readProfile(node: JsonNode): void {
    if (node.kind !== 'object') return this.wrongType('profile', node, 'object');
    for (const [name, figure] of node.fields) {
      const path = `profile.${quoted(name)}`;
      const target: Target = { kind: 'profile', key: PROFILE_ALIASES.get(name) ?? name };
      if (!/^[A-Za-z][A-Za-z0-9]{0,63}$/.test(name)) {
        this.tell('unknownField', path, { field: quoted(name) });
      } else if (figure.kind !== 'object') this.wrongType(path, figure, 'object');
      else if (this.isFirst(target, path))
        this.readFields(target, figure, path, PROFILE_FIELDS, FIGURE_FIELDS);
    }
  }

  private readContext(node: JsonNode): void {
    if (node.kind !== 'object') return this.wrongType('context', node, 'object');
    for (const [heading, text] of node.fields) {
      const path = `context.${quoted(heading)}`;
      if (!CONTEXT_HEADINGS.some((known) => known === heading)) {
        this.tell('unknownField', path, { field: quoted(heading) });
      } else this.readField({ kind: 'context', key: heading }, 'text', text, path);
    }
  }

  private readValues(node: JsonNode): void {
    if (node.kind !== 'list') return this.wrongType('values', node, 'list');
    node.items.forEach((item, index) => {
      const path = `values[${index}]`;
      if (item.kind !== 'object') return this.wrongType(path, item, 'object');
      const named = item.fields.get('dataPoint');
      const key = named?.kind === 'text' ? named.value : '';
      if (!dataPointByKey(key)) return this.tell('unknownRow', path, { row: quoted(key) });
      const target: Target = { kind: 'entry', key };
      if (this.isFirst(target, path)) this.readEntry(target, item, path);
    });
  }

  private readEntry(target: Target, item: JsonObject, path: string): void {
    this.readFields(
      target,
      item,
      path,
      ENTRY_FIELDS,
      new Set([...DOCUMENT_FIELDS, 'code', 'dataPoint', ...PARTS]),
    );
    for (const part of PARTS) {
      const figures = item.fields.get(part);
      if (figures === undefined || figures.kind === 'null') continue;
      if (figures.kind !== 'object') this.wrongType(`${path}.${part}`, figures, 'object');
      else {
        for (const [input, node] of figures.fields) {
          this.readField(target, `${part}.${input}`, node, `${path}.${part}.${quoted(input)}`);
        }
      }
    }
  }

  private readFields(
    target: Target,
    object: JsonObject,
    path: string,
    known: readonly string[],
    passedOver: ReadonlySet<string>,
  ): void {
    for (const [field, node] of object.fields) {
      if (passedOver.has(field)) continue;
      if (known.includes(field)) this.readField(target, field, node, `${path}.${field}`);
      else this.tell('unknownField', `${path}.${quoted(field)}`, { field: quoted(field) });
    }
  }

  private readField(target: Target, field: string, node: JsonNode, path: string): void {
    const kind = fieldKind(target, field);
    if (!kind) return this.tell('unknownField', path, { field: quoted(field) });
    if (node.kind === 'list' || node.kind === 'object') {
      return this.wrongType(path, node, kind.kind === 'number' || kind.kind === 'year' ? 'number' : 'text');
    }
    const cell = cellOf(node);
    const isVerdict = field === 'status' && cell.kind === 'text' && VERIFIED.has(cell.text);
    const reading = readCell(cell, kind, 'en');
    const refused = isVerdict ? reason('verifiedStatus') : reading.ok ? null : reading.refused;
    this.fields.push({
      target,
      field,
      value: reading.ok ? reading.value : null,
      typed: cellText(cell).slice(0, TYPED_LENGTH),
      cell: path,
      refused,
      remark: reading.ok ? reading.remark : null,
    });
  }

  private isFirst(target: Target, path: string): boolean {
    const first = this.firstPath.get(targetId(target));
    if (first === undefined) this.firstPath.set(targetId(target), path);
    else this.tell('duplicateRow', path, { first });
    return first === undefined;
  }

  private wrongType(cell: string, node: JsonNode, expected: 'text' | 'number' | 'list' | 'object'): void {
    this.tell('wrongType', cell, { found: node.kind, expected });
  }

  private tell(code: ReasonCode, cell: string, params: Reason['params']): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ ...reason(code, params), cell });
  }
}

const PARTS = ['inputs', 'inputUnits', 'inputYears'] as const;

function cellOf(node: Exclude<JsonNode, { kind: 'list' | 'object' }>): RawCell {
  switch (node.kind) {
    case 'null':
      return { kind: 'empty' };
    case 'boolean':
      return { kind: 'boolean', value: node.value };
    case 'number':
      return { kind: 'number', text: node.typed, percent: false };
    case 'text':
      return { kind: 'text', text: node.value };
  }
}
