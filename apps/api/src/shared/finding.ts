import { ApiProperty } from '@nestjs/swagger';
import { ruleMessages } from '#catalogue';
import { createFormatter, type Language } from '#text';

/** A consistency rule that the figures do not keep. */
export class FindingDto {
  @ApiProperty()
  readonly ruleId: string;

  @ApiProperty({ enum: ['error', 'warning'] })
  readonly severity: 'error' | 'warning';

  @ApiProperty({ description: 'Code of the KPI at which it is shown.' })
  readonly kpi: string;

  @ApiProperty({ type: [String] })
  readonly dataPoints: readonly string[];

  @ApiProperty({ description: 'A sentence in the language of the request.' })
  readonly message: string;
}

const formatters = {
  en: createFormatter('en', ruleMessages.en),
  fr: createFormatter('fr', ruleMessages.fr),
};

/** The sentence of a rule that does not hold; `params` are those of `findingParams`. */
export function findingText(
  language: Language,
  messageKey: string,
  params: Readonly<Record<string, string | number>>,
): string {
  return formatters[language](messageKey, params);
}
