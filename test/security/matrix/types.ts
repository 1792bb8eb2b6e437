import type { CallerName } from '../callers.js';
import type { World } from '../world.js';

/** A request that is right in every way but, perhaps, who sends it. */
export interface Call {
  readonly path: string;
  readonly body?: object;
  /** Sends a file in the field `file` instead of a body. */
  readonly file?: { readonly name: string; readonly bytes: Buffer };
}

export type Row =
  /** Anybody, with or without a token: public data. */
  | { readonly kind: 'public' }
  /** Anybody: signing in and what leads to it (see test/api/identity), and what carries a signature of its own. */
  | { readonly kind: 'open' }
  /** Tokens with a scope; see access.test.ts. */
  | { readonly kind: 'scope' }
  /** The callers named; all others are answered 404, as if it did not exist, and nobody 401. */
  | {
      readonly kind: 'people';
      readonly allowed: readonly CallerName[];
      /** A fresh request for each caller: it may use up what it names. */
      readonly call: (world: World, caller: CallerName) => Call | Promise<Call>;
    };

export type Matrix = Readonly<Record<string, Row>>;
