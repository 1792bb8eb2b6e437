import { forCity, type Review } from '../../verification/reviews.service.js';
import type { ReviewStateDto } from '../assessment.dto.js';

/** Where each data point stands, for the verifiers' side or as the city sees it in a state of its assessment. */
export function reviewStates(
  reviews: readonly Review[],
  state: string,
  verifies: boolean,
): readonly ReviewStateDto[] {
  return reviews.map((review) => {
    const { dataPoint, standing, openQuestions, answeredQuestions } = verifies
      ? review
      : forCity(review, state);
    return { dataPoint, state: standing.state, openQuestions, answeredQuestions };
  });
}
