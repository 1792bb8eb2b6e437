import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FileRefused } from '../changes/refused.js';
import type { ArchivePart, InflateBudget } from './archive.js';
import { inflatePart } from './archive.js';

/** What a part's reader wants to hear. Names come without their prefix. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const MAX_DEPTH = 64;

/**
 * Unpacks and parses one part at once, so that a reader can stop a part that is too large in the middle. Only UTF-8, no
 * document types and therefore no entities; the parser itself fetches nothing.
 */
export function readXml(part: ArchivePart, budget: InflateBudget, listener: XmlListener): void {
  const refused = (): FileRefused => new FileRefused('xmlRefused', { part: part.name });
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw refused();
  });
  parser.on('error', () => {
    throw refused();
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) throw refused();
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw refused();
    listener.open(local(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1;
    listener.close?.(local(tag.name));
  });
  if (listener.text) {
    const take = listener.text.bind(listener);
    parser.on('text', take);
    parser.on('cdata', take);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw refused();
    }
  };
  inflatePart(part, budget, (piece) => {
    parser.write(decode(piece));
  });
  parser.write(decode()).close();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
