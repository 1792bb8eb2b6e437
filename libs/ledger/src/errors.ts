/** Text or bytes that are not what their format asks; the message says what is wrong, for people who run a log. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}

/** Why a note is not to be believed: a signature of a known key is wrong, or no known key signed it. */
export type SignatureProblem = 'wrong' | 'missing';

/** A note that must be ignored. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';

  constructor(
    readonly problem: SignatureProblem,
    message: string,
  ) {
    super(message);
  }
}
