import { FileRefused, refusing } from './changes/refused.js';
import { readJsonUpload } from './changes/json-file.js';
import type { UploadReading } from './changes/types.js';
import { readCsv } from './csv/read.js';
import { MAX_UPLOAD_BYTES } from './excel/limits.js';
import { readTemplate } from './excel/read.js';

const SIGNATURES: readonly (readonly [readonly number[], 'pdf' | 'image' | 'other'])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'image'],
  [[0xff, 0xd8, 0xff], 'image'],
  [[0x47, 0x49, 0x46, 0x38], 'image'],
  [[0x1f, 0x8b], 'other'],
  [[0x52, 0x61, 0x72, 0x21], 'other'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'other'],
];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
/** Name of the stream that holds an encrypted workbook, as it stands in the directory of an OLE file. */
const ENCRYPTED = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

/**
 * Reads an uploaded file as what its bytes say it is, whatever its name: a workbook, JSON or CSV. The answer is plain data.
 * Never throws for a bad file; time and memory are bounded by the limits of each reader.
 */
export function readUpload(bytes: Uint8Array): UploadReading {
  return refusing(() => {
    if (bytes.length > MAX_UPLOAD_BYTES) {
      throw new FileRefused('tooLarge', { megabytes: `${MAX_UPLOAD_BYTES / 1024 / 1024}` });
    }
    if (bytes.length === 0) throw new FileRefused('emptyFile');
    if (beginsWith(bytes, ZIP)) return readTemplate(bytes);
    if (beginsWith(bytes, OLE))
      throw new FileRefused(contains(bytes, ENCRYPTED) ? 'encryptedWorkbook' : 'oldExcel');
    const other = SIGNATURES.find(([signature]) => beginsWith(bytes, signature));
    if (other) throw new FileRefused('unknownFormat', { found: other[1] });
    return looksLikeJson(bytes) ? readJsonUpload(bytes) : readCsv(bytes);
  });
}

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

function contains(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

function looksLikeJson(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return start.startsWith('{') || start.startsWith('[');
}
