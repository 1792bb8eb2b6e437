import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dataPointList } from '#catalogue';
import { levelsOf, maturityModel, questionnaire, questionTexts } from '#maturity';
import { CapabilityAnswerRecord, MaturityTargetRecord } from '#persistence';
import type { Language } from '#text';
import { type StoredEvidence } from '../assessments/evidence/evidence.service.js';
import { ReadingService } from '../assessments/reading.service.js';
import { capabilityKey } from '../shared/capability.js';
import type { Caller } from '../shared/caller.js';
import { judgeMaturity } from '../shared/maturity.js';
import { namesOf, peopleIn } from '../shared/people.js';
import { evidenceOfCapabilities } from './evidence.js';
import type { MaturityDto } from './maturity.dto.js';
import { answerView, statementsOf, targetsView } from './views.js';

/** Reads the maturity of an assessment with everything that it follows from. */
@Injectable()
export class MaturityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: ReadingService,
  ) {}

  /** Throws the one problem `notFound` when the assessment is absent and when it is forbidden. */
  async view(caller: Caller, assessmentId: string, language: Language): Promise<MaturityDto> {
    const { manager } = this.dataSource;
    const { frame, screening } = await this.reading.read(caller, 'assessment.read', assessmentId);
    const { cityId } = frame;
    const answers = await manager.findBy(CapabilityAnswerRecord, { cityId, assessmentId });
    const targets = await manager.findBy(MaturityTargetRecord, { cityId });
    const evidence = await evidenceOfCapabilities(manager, frame);
    const names = await peopleOf(manager, [...answers, ...targets], evidence);
    const { result, gaps } = judgeMaturity(screening.result, statementsOf(answers, targets));
    const ofDataPoint = new Map(result.dataPoints.map((item) => [item.dataPoint, item]));
    return {
      model: {
        recommendation: maturityModel.recommendation,
        levels: levelsOf(maturityModel),
        dimensions: maturityModel.dimensions,
        aspects: maturityModel.aspects.map(({ id }) => id),
      },
      questions: questionnaire.map(({ id, aspect, level }) => {
        const texts = questionTexts(language, id);
        const stored = answers.find(({ question }) => question === id) ?? null;
        const files = evidence.filter(({ dataPoint }) => dataPoint === capabilityKey(id));
        return {
          ...answerView(id, stored, files, names),
          aspect,
          level,
          question: texts.question,
          evidenceWanted: texts.evidence,
        };
      }),
      targets: dataPointList.map((catalogued) => {
        const { key } = catalogued.dataPoint;
        const stored = targets.find(({ dataPoint }) => dataPoint === key) ?? null;
        const applied = ofDataPoint.get(key);
        return {
          ...targetsView(catalogued, stored, names, language),
          basis: applied?.basis ?? 'none',
          thresholds: applied?.thresholds ?? [],
        };
      }),
      result,
      gaps,
    };
  }
}

function peopleOf(
  manager: EntityManager,
  records: readonly { readonly updatedBy: string }[],
  evidence: readonly StoredEvidence[],
) {
  const actors = [
    ...records.map(({ updatedBy }) => updatedBy),
    ...evidence.map(({ uploadedBy }) => uploadedBy),
  ];
  return namesOf(manager, peopleIn(actors));
}
