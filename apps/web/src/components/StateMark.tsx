import type { AssessmentState } from '../api/programme-types.js';
import { useAccountText } from '../session/text.js';
import classes from './StateMark.module.css';

/** Whose turn it is: the city's, the programme's, or nobody's any more. */
const TURN: Readonly<Record<AssessmentState, 'city' | 'programme' | 'done'>> = {
  draft: 'city',
  returned: 'city',
  questionsOpen: 'city',
  submitted: 'programme',
  screening: 'programme',
  inVerification: 'programme',
  answered: 'programme',
  verified: 'programme',
  qualityReview: 'programme',
  signedOff: 'programme',
  published: 'done',
  publishedElsewhere: 'done',
};

/** The state of an assessment, in words; the mark before it tells whose turn it is. */
export function StateMark({ state }: { readonly state: AssessmentState }) {
  const { t } = useAccountText();
  return (
    <span className={classes.state} data-turn={TURN[state]}>
      {t(`assessment.${state}`)}
    </span>
  );
}
