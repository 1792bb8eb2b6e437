import { isJudged } from '#workflow';
import { PointState } from '../../../components/review/PointState.js';
import { refusalKey } from '../../public/city/verdict.js';
import { isOpen } from '../../../workspace/questions.js';
import { useWorkspaceText } from '../text.js';
import { CityThread } from './CityThread.js';
import { type Subject, useQuestionsAbout, useReviewState, useVerdict } from './useQuestions.js';
import classes from './Questions.module.css';

/** The state of a data point once verifiers have done something with it. */
export function ReviewMark({ dataPoint }: { readonly dataPoint: string }) {
  const review = useReviewState(dataPoint);
  if (review === undefined || review.state === 'reported' || review.state === 'notReported') return null;
  return <PointState state={review.state} />;
}

/** What verifiers say and ask about a data point. */
export function PointReview({ dataPoint }: { readonly dataPoint: string }) {
  return (
    <>
      <VerdictWords dataPoint={dataPoint} />
      <Threads subject={{ dataPoint }} />
    </>
  );
}

/** The footnote of a caveat, or why a figure was not verified. */
function VerdictWords({ dataPoint }: { readonly dataPoint: string }) {
  const { t } = useWorkspaceText();
  const review = useReviewState(dataPoint);
  const verdict = useVerdict(dataPoint);
  if (review === undefined || !isJudged(review.state) || verdict === null) return null;
  if (verdict.outcome === 'verified') return null;
  return (
    <p className={classes.verdict} data-outcome={verdict.outcome}>
      {verdict.outcome === 'notVerified' && <strong>{t(refusalKey(verdict.reasonCode))}. </strong>}
      {verdict.footnote ?? verdict.reason}
    </p>
  );
}

/** The threads about a figure; those that are closed open on demand. */
export function Threads({ subject }: { readonly subject: Subject }) {
  const { t } = useWorkspaceText();
  const questions = useQuestionsAbout(subject);
  const open = questions.filter(isOpen);
  const closed = questions.filter((question) => !isOpen(question));
  if (questions.length === 0) return null;
  return (
    <div className={classes.threads} data-open={open.length > 0 || undefined}>
      {open.map((question) => (
        <CityThread key={question.id} question={question} level={4} />
      ))}
      {closed.length > 0 && (
        <details className={classes.closed}>
          <summary>{t('questions.earlier', { count: closed.length })}</summary>
          {closed.map((question) => (
            <CityThread key={question.id} question={question} level={4} />
          ))}
        </details>
      )}
    </div>
  );
}
