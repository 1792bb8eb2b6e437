import type { KpiDataPoint } from '../../../api/types.js';
import { moment } from '../../../moments.js';
import type { Verdict } from '../../../verifier/types.js';
import { ReasonWords } from '../parts/ReasonField.js';
import { useDeskText } from '../text.js';
import { Part } from './Part.js';
import reviewClasses from '../../../components/review/Review.module.css';

interface Props {
  readonly verdicts: readonly Verdict[];
  readonly definition: KpiDataPoint;
}

/** Every decision about the data point, the newest first. */
export function VerdictsPart({ verdicts, definition }: Props) {
  const { t, language, value: format } = useDeskText();
  return (
    <Part title={t('verdicts.title')}>
      {verdicts.length === 0 && <p className="muted">{t('verdicts.none')}</p>}
      <ol className={reviewClasses.thread}>
        {verdicts.toReversed().map((verdict) => (
          <li key={verdict.number} className={reviewClasses.message}>
            <strong>{t(`verdict.${verdict.outcome}`)}</strong>
            {verdict.value !== null && (
              <span className="num"> {format(Number(verdict.value), definition)}</span>
            )}{' '}
            <span className="muted small">
              {verdict.by?.name ?? t('desk.somebody')}
              {verdict.grade !== null && `, ${t(`grade.${verdict.grade}`)}`}, {moment(verdict.at, language)}
            </span>
            {verdict.reasonCode !== null && (
              <p className={reviewClasses.words}>
                <ReasonWords code={verdict.reasonCode} />
              </p>
            )}
            {(verdict.footnote ?? verdict.reason) !== null && (
              <p className={reviewClasses.words}>{verdict.footnote ?? verdict.reason}</p>
            )}
          </li>
        ))}
      </ol>
    </Part>
  );
}
