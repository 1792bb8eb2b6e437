import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataPointByKey, findingParams, type Finding, ruleMessages } from '#catalogue';
import { toAssessment } from '#exchange';
import { City, EditionRecord } from '#persistence';
import type { Explanation } from '#scoring';
import { createFormatter, type Language } from '#text';
import { parseContent } from '../shared/edition-content.js';
import { editionSummary } from '../shared/edition-summary.js';
import { ProblemException } from '../shared/problem.js';
import { scorer } from '../shared/scorer.js';
import type { EditionDto, FindingDto } from './edition.dto.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const findingTexts = {
  en: createFormatter('en', ruleMessages.en),
  fr: createFormatter('fr', ruleMessages.fr),
};

/** An edition with the city it belongs to. */
export interface CityEdition {
  readonly edition: EditionRecord;
  readonly city: City;
}

/** Reads published editions. */
@Injectable()
export class EditionsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Throws the problem `editionNotFound` for an identifier that no edition has. */
  async find(id: string): Promise<CityEdition> {
    const edition = UUID.test(id)
      ? await this.dataSource.manager.findOneBy(EditionRecord, { id: id.toLowerCase() })
      : null;
    if (!edition) throw new ProblemException(404, 'editionNotFound', { id });
    const city = await this.dataSource.manager.findOneByOrFail(City, { id: edition.cityId });
    return { edition, city };
  }

  /** The edition as its page shows it; the result is the one that was published. */
  view({ edition, city }: CityEdition, language: Language): EditionDto {
    const { submission, result, findings } = parseContent(edition.content);
    return {
      ...editionSummary(edition, city),
      profile: submission.profile,
      values: submission.values,
      result,
      findings: findings.map((finding) => findingDto(finding, language)),
    };
  }

  /** How every score of the edition came about, computed anew from what was published. */
  explain({ edition }: CityEdition): Explanation[] {
    return scorer.explain(toAssessment(parseContent(edition.content).submission));
  }

  /** Throws the problem `dataPointNotFound` for a key that the catalogue does not have. */
  explainOne({ edition }: CityEdition, dataPoint: string): Explanation {
    if (!dataPointByKey(dataPoint)) throw new ProblemException(404, 'dataPointNotFound', { dataPoint });
    return scorer.explainOne(toAssessment(parseContent(edition.content).submission), dataPoint);
  }
}

function findingDto(finding: Finding, language: Language): FindingDto {
  const { ruleId, severity, kpi, dataPoints, messageKey } = finding;
  const message = findingTexts[language](messageKey, findingParams(finding, language));
  return { ruleId, severity, kpi, dataPoints, message };
}
