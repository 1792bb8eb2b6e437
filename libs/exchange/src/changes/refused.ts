import type { ReasonCode } from './reason-code.js';
import { reason } from './reasons.js';
import type { Reason, UploadReading } from './types.js';

/** Thrown inside a reader when nothing of the file can be taken; caught where reading begins. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly reason: Reason;

  constructor(
    code: ReasonCode,
    params: Reason['params'] = {},
    readonly cell = '',
  ) {
    super(code);
    this.reason = reason(code, params);
  }
}

/** Runs a reader; a refusal of the file becomes the answer. Any other error is a fault of the program and goes on. */
export function refusing(read: () => UploadReading): UploadReading {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { ok: false, problems: [{ ...error.reason, cell: error.cell }] };
  }
}
