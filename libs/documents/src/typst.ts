import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFolders } from './fonts.js';

const TEMPLATES = fileURLToPath(new URL('./templates/', import.meta.url));

let compiler: NodeCompiler | undefined;

/**
 * Typesets a template of `templates/` as PDF/UA-1. The data reaches the template as JSON in `sys.inputs` and is only ever
 * text there, never code. One warm compiler serves the process.
 */
export function typeset(template: string, data: unknown): Uint8Array {
  compiler ??= NodeCompiler.create({
    workspace: TEMPLATES,
    fontArgs: [{ fontPaths: [...fontFolders()] }],
  });
  const inputs = { data: JSON.stringify(data) };
  try {
    return compiler.pdf({ mainFilePath: `${TEMPLATES}${template}`, inputs }, { pdfStandard: 'ua-1' });
  } finally {
    // What the compiler remembers of one edition is of no use to the next, and it would grow by megabytes.
    compiler.evictCache(0);
  }
}
