import { HttpException } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Language, MessageParams } from '#text';
import type { MessageKey } from './texts.js';

/** Codes of problem documents; stable, and the keys of their texts (`<code>` and `<code>.detail`). */
export type ProblemCode =
  Extract<MessageKey, `${string}.detail`> extends `${infer Code}.detail` ? Code : never;

/** One thing wrong with the request, said at its place. */
export class ProblemItem {
  @ApiProperty({ description: 'Where, e.g. `values[3].value` or the name of a query parameter.' })
  readonly path: string;

  @ApiProperty({ description: 'Stable identifier of what is wrong.' })
  readonly code: string;

  @ApiProperty({ description: 'A plain sentence in the language of the request.' })
  readonly message: string;
}

/** An error of the API (RFC 9457, `application/problem+json`). */
export class ProblemDocument {
  @ApiProperty({ description: '`urn:civiscore:problem:` and the code.' })
  readonly type: string;

  @ApiProperty()
  readonly title: string;

  @ApiProperty()
  readonly status: number;

  @ApiProperty({ description: 'Stable identifier of the kind of problem.' })
  readonly code: string;

  @ApiProperty()
  readonly detail: string;

  @ApiProperty({ type: [ProblemItem], required: false })
  readonly errors?: readonly ProblemItem[];
}

/** Thrown anywhere in a request; the filter turns it into a problem document in the reader's language. */
export class ProblemException extends HttpException {
  constructor(
    status: number,
    readonly code: ProblemCode,
    readonly params: MessageParams = {},
    readonly errorsIn?: (language: Language) => readonly ProblemItem[],
    /** Further members of the problem document, e.g. the newer value of a conflict. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(code, status);
  }
}
