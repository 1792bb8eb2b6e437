import { useId, type ReactNode } from 'react';
import { apiUrl } from '../../api/client.js';
import { moment } from '../../moments.js';
import { useAccountText } from '../../session/text.js';
import type { Question, QuestionMessage } from '../../verifier/types.js';
import classes from './Review.module.css';

interface Props {
  readonly assessmentId: string;
  readonly question: Question;
  /** What it is about, where the page does not say so already. */
  readonly about?: ReactNode;
  /** Level of its heading on the page. */
  readonly level: 2 | 3 | 4;
  /** A decimal as people read it. */
  readonly value: (decimal: string) => string;
  /** The value as it stands, where a question that is not closed may have changed it. */
  readonly now?: string | null;
  /** What the reader can do with it. */
  readonly children?: ReactNode;
}

/** A question to the city with everything that was said about it. */
export function QuestionThread({ assessmentId, question, about, level, value, now, children }: Props) {
  const { t, language } = useAccountText();
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <article className={classes.question} aria-labelledby={id} data-state={question.state}>
      <Heading id={id}>{t('question.title', { number: question.number, issue: question.issue })}</Heading>
      <p className={classes.facts}>
        <strong>{t(`question.${question.state}`)}</strong>
        {about !== undefined && <> · {about}</>}
        <Values question={question} value={value} now={now} />
      </p>
      <ol className={classes.thread}>
        {question.messages.map((message) => (
          <Message key={message.number} assessmentId={assessmentId} message={message} />
        ))}
        {question.closedAt !== null && (
          <li className={classes.message} data-side="verifier">
            <span className="small">
              <strong>
                {t(question.state === 'withdrawn' ? 'question.withdrawnBy' : 'question.resolvedBy', {
                  name: question.closedBy?.name ?? t('desk.somebody'),
                })}
              </strong>{' '}
              <span className="muted">{moment(question.closedAt, language)}</span>
            </span>
            {question.resolution !== null && <p className={classes.words}>{question.resolution}</p>}
          </li>
        )}
      </ol>
      {children}
    </article>
  );
}

/** The value when it was asked, and now or when the question was closed. */
function Values({ question, value, now }: Pick<Props, 'question' | 'value' | 'now'>) {
  const { t } = useAccountText();
  const { valueBefore, valueAfter, closedAt } = question;
  const shown = (decimal: string | null) => (decimal === null ? '–' : value(decimal));
  if (closedAt !== null) {
    if (valueBefore === null && valueAfter === null) return null;
    const change = { before: shown(valueBefore), after: shown(valueAfter) };
    return <span className="num">{` · ${t('question.change', change)}`}</span>;
  }
  return (
    <span className="num">
      {valueBefore !== null && ` · ${t('question.before', { value: shown(valueBefore) })}`}
      {now !== undefined &&
        now !== null &&
        shown(now) !== shown(valueBefore) &&
        ` · ${t('question.now', { value: shown(now) })}`}
    </span>
  );
}

function Message({
  assessmentId,
  message,
}: {
  readonly assessmentId: string;
  readonly message: QuestionMessage;
}) {
  const { t, language } = useAccountText();
  const { side, text, evidence, at, by } = message;
  return (
    <li className={classes.message} data-side={side}>
      <span className="small">
        <strong>{by?.name ?? t('desk.somebody')}</strong>{' '}
        <span className="muted">
          {t(`side.${side}`)}, {moment(at, language)}
        </span>
      </span>
      <p className={classes.words}>{text}</p>
      {evidence.length > 0 && (
        <ul className={classes.files}>
          {evidence.map((file) => (
            <li key={file.id}>
              <a href={apiUrl(`/assessments/${assessmentId}/evidence/${file.id}`)} download={file.name}>
                {file.name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
