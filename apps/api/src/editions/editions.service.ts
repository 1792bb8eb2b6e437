import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { dataPointByKey, findingParams, type Finding } from '#catalogue';
import { toAssessment } from '#exchange';
import { City, EditionRecord } from '#persistence';
import type { Explanation } from '#scoring';
import type { Language } from '#text';
import { parseContent, verificationOf } from '../shared/edition-content.js';
import { editionSummary, seriesOf } from '../shared/edition-summary.js';
import { type FindingDto, findingText } from '../shared/finding.js';
import { ProblemException } from '../shared/problem.js';
import { scorer } from '../shared/scorer.js';
import type { EditionChangesDto } from './changes/changes.dto.js';
import { compareEditions } from './changes/compare.js';
import type { EditionDto } from './edition.dto.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An edition with the city it belongs to. */
export interface CityEdition {
  readonly edition: EditionRecord;
  readonly city: City;
}

/** What is shown of the editions before and after. */
export type Neighbour = Pick<EditionRecord, 'id' | 'number' | 'publishedAt' | 'supersedesId'>;

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

  /** The editions before and after this one. */
  async neighbours({ edition: { cityId, id, supersedesId } }: CityEdition): Promise<readonly Neighbour[]> {
    return this.editions.find({
      select: { cityId: true, id: true, number: true, publishedAt: true, supersedesId: true },
      where: [{ cityId, supersedesId: id }, ...(supersedesId === null ? [] : [{ cityId, id: supersedesId }])],
    });
  }

  /** The edition as its page shows it; the result is the one that was published. */
  view({ edition, city }: CityEdition, neighbours: readonly Neighbour[], language: Language): EditionDto {
    const content = parseContent(edition.content);
    const { submission, result, findings } = content;
    const { verdicts, attestations, context, provenance } = verificationOf(content);
    return {
      ...editionSummary(edition, city),
      ...seriesOf(edition, neighbours),
      profile: submission.profile,
      values: submission.values,
      result,
      findings: findings.map((finding) => findingDto(finding, language)),
      verdicts,
      attestations,
      context,
      provenance,
    };
  }

  /**
   * The edition to compare with: the named one of the same city, else the one that the edition supersedes. Throws
   * `editionNotFound`, and `nothingToCompare` for the first edition of an assessment.
   */
  async other({ edition, city }: CityEdition, named: string | undefined): Promise<CityEdition> {
    const id = named?.toLowerCase() ?? edition.supersedesId;
    if (id === null) throw new ProblemException(404, 'nothingToCompare');
    const other = await this.editions.findOneBy({ cityId: edition.cityId, id });
    if (!other) throw new ProblemException(404, 'editionNotFound', { id });
    return { edition: other, city };
  }

  /** All that differs from another edition of the city. */
  changes(from: CityEdition, { edition, city }: CityEdition): EditionChangesDto {
    const supersedes = edition.supersedesId === from.edition.id;
    return {
      from: editionSummary(from.edition, city),
      to: editionSummary(edition, city),
      reason: supersedes ? edition.correction : null,
      ...compareEditions(parseContent(from.edition.content), parseContent(edition.content)),
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
