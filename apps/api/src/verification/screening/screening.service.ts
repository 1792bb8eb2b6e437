import { Injectable } from '@nestjs/common';
import type { Language } from '#text';
import { SubmittedService } from '../../assessments/submitted.service.js';
import type { Caller } from '../../shared/caller.js';
import { countFindings, screeningFinding } from './findings.js';
import type { ScreeningDto } from './screening.dto.js';

/** Screens submissions. */
@Injectable()
export class ScreeningService {
  constructor(private readonly submitted: SubmittedService) {}

  /** The report on the figures as they are now. Throws the problem `notFound`. */
  async report(caller: Caller, assessmentId: string, language: Language): Promise<ScreeningDto> {
    const { report } = await this.submitted.read(caller, 'verification.read', assessmentId);
    const { completeness, findings } = report;
    return {
      at: new Date().toISOString(),
      completeness,
      findings: findings.map((finding) => screeningFinding(finding, language)),
      counts: {
        ...countFindings(findings),
        infos: findings.filter(({ severity }) => severity === 'info').length,
      },
    };
  }
}
