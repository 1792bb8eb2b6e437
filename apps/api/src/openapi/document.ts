import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDocument } from '../shared/problem.js';

/** The description of the API (OpenAPI 3.1), made from its controllers and their classes. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Civiscore')
    .setDescription(
      'Assessments of cities against the U4SSC key performance indicators for smart sustainable cities. ' +
        'Errors are problem documents (RFC 9457) with a stable `code`.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      description: 'A personal token, or one made by `civiscore token create`.',
    })
    .addCookieAuth('civiscore_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'X-Civiscore-CSRF',
        description: 'The `csrf` value of `GET /session`; needed with the cookie for everything but reading.',
      },
      'csrf',
    )
    .build();
  return withProblems(SwaggerModule.createDocument(app, settings));
}

const PROBLEM = { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } };

/** Every error of every operation is a problem document, also those that an operation does not list. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const responses = path[method]?.responses;
      if (!responses) continue;
      for (const [status, response] of Object.entries(responses)) {
        if (Number(status) >= 400 && response && 'content' in response) response.content = PROBLEM;
      }
      responses['default'] = { description: 'Any other error', content: PROBLEM };
    }
  }
  return document;
}
