import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import { Outlet, useParams } from 'react-router';
import { VERIFICATION_STATES } from '#workflow';
import { ApiError } from '../../api/client.js';
import { LoadError, Loading } from '../../components/States.js';
import { deskAssessmentQuery } from '../../verifier/api.js';
import type { DeskAssessment, DeskRow, Duty } from '../../verifier/types.js';
import { NotFoundPage } from '../public/notFound/NotFoundPage.js';
import { useDeskText } from './text.js';

/** The assessment at hand, and what its reader may do with it. */
export interface AtDesk extends DeskAssessment {
  readonly id: string;
  /** Every data point, in catalogue order. */
  readonly rows: readonly DeskRow[];
  readonly duty: Duty | null;
  /** May give verdicts now. */
  readonly judges: boolean;
  /** May confirm verdicts now, or disagree. */
  readonly confirms: boolean;
  /** May ask the city now. */
  readonly asks: boolean;
}

const Current = createContext<AtDesk | null>(null);

const EVERY = 30_000;

/** Reads one assessment for the pages about it; what colleagues do meanwhile appears by itself. */
export function DeskFrame() {
  const { language } = useDeskText();
  const { assessmentId = '' } = useParams();
  const query = useQuery({ ...deskAssessmentQuery(assessmentId, language), refetchInterval: EVERY });
  const { data } = query;
  const desk = useMemo(() => (data === undefined ? null : atDesk(assessmentId, data)), [assessmentId, data]);
  if (desk === null && query.isError) {
    if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
    return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (desk === null) return <Loading lines={12} />;
  return (
    <Current value={desk}>
      <Outlet />
    </Current>
  );
}

export function useDesk(): AtDesk {
  const desk = useContext(Current);
  if (desk === null) throw new Error('This part stands outside a desk.');
  return desk;
}

function atDesk(id: string, data: DeskAssessment): AtDesk {
  const { duty, assessment } = data.assessment;
  const verifying = VERIFICATION_STATES.some((state) => state === assessment.state);
  const reviewing = assessment.state === 'verified' || assessment.state === 'qualityReview';
  return {
    ...data,
    id,
    rows: data.categories.flatMap(({ dataPoints }) => dataPoints),
    duty,
    judges: duty === 'verifier' && verifying,
    confirms: duty === 'secondReader' && (verifying || reviewing),
    asks: duty !== null && verifying,
  };
}
