import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { Request, Response } from 'express';
import { isLanguage, LANGUAGES, type Language, preferredLanguage } from '#text';

/** Query of every address: the language of texts, where the header `Accept-Language` shall not decide. */
export class LanguageQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, description: 'Language of texts; else `Accept-Language` decides.' })
  @IsOptional()
  @IsIn(LANGUAGES, { context: { allowed: LANGUAGES.join(', ') } })
  readonly lang?: Language;
}

/** The language a request asks for: `?lang=`, else `Accept-Language`, else English. */
export function languageOf(request: Request): Language {
  const asked = request.query['lang'];
  return isLanguage(asked) ? asked : preferredLanguage(request.headers['accept-language']);
}

/** The reader's language; also says in the answer that it was chosen, so that caches keep the languages apart. */
export const ReaderLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const http = context.switchToHttp();
  const language = languageOf(http.getRequest<Request>());
  const response = http.getResponse<Response>();
  response.setHeader('Content-Language', language);
  response.vary('Accept-Language');
  return language;
});
