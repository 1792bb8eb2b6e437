import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { dataPointByKey, findingParams, type Finding } from '#catalogue';
import { toAssessment } from '#exchange';
import { City, EditionRecord } from '#persistence';
import type { Explanation } from '#scoring';
import type { Language } from '#text';
import { parseContent } from '../shared/edition-content.js';
import { editionSummary } from '../shared/edition-summary.js';
import { type FindingDto, findingText } from '../shared/finding.js';
import { ProblemException } from '../shared/problem.js';
import { scorer } from '../shared/scorer.js';
import type { EditionDto } from './edition.dto.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An edition with the city it belongs to. */
export interface CityEdition {
  readonly edition: EditionRecord;
  readonly city: City;
}

/** Reads published editions. */
@Injectable()
export class EditionsService {
  constructor(
    @InjectRepository(City) private readonly cities: Repository<City>,
    @InjectRepository(EditionRecord) private readonly editions: Repository<EditionRecord>,
  ) {}

  /** Throws the problem `editionNotFound` for an identifier that no edition has. */
  async find(id: string): Promise<CityEdition> {
    const edition = UUID.test(id) ? await this.editions.findOneBy({ id: id.toLowerCase() }) : null;
    if (!edition) throw new ProblemException(404, 'editionNotFound', { id });
    const city = await this.cities.findOneByOrFail({ id: edition.cityId });
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
  const message = findingText(language, messageKey, findingParams(finding, language));
  return { ruleId, severity, kpi, dataPoints, message };
}
