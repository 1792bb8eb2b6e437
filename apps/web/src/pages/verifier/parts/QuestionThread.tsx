import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { apiUrl } from '../../../api/client.js';
import { moment } from '../../../moments.js';
import { evidencePath, reread, takeQuestionStep, type QuestionStep } from '../../../verifier/api.js';
import type { Question, QuestionMessage } from '../../../verifier/types.js';
import { known } from '../../../workspace/places.js';
import { writeDecimal } from '../../../workspace/typed.js';
import { useNames } from '../../workspace/text.js';
import { useDesk } from '../DeskFrame.js';
import { useDeskText } from '../text.js';
import { WordsForm } from './WordsForm.js';
import fieldClasses from '../../workspace/fields/Field.module.css';
import classes from './Parts.module.css';

const STEPS: readonly QuestionStep[] = ['followUp', 'resolve', 'withdraw'];

/** A question to the city with everything that was said, and what the verifier can do with it. */
export function QuestionThread({
  question,
  about,
}: {
  readonly question: Question;
  readonly about?: ReactNode;
}) {
  const { t, language } = useDeskText();
  const { asks } = useDesk();
  const open = question.state === 'open' || question.state === 'answered';
  const id = `question-${question.number}`;
  return (
    <article className={classes.question} aria-labelledby={id}>
      <h3 id={id}>{t('question.title', { number: question.number, issue: question.issue })}</h3>
      <p className={classes.facts}>
        <strong>{t(`question.${question.state}`)}</strong>
        {about !== undefined && <> · {about}</>}
        <Before question={question} />
      </p>
      <ol className={classes.thread}>
        {question.messages.map((message) => (
          <Message key={message.number} message={message} />
        ))}
        {question.resolution !== null && question.closedAt !== null && (
          <li className={classes.message} data-side="verifier">
            <span className="small">
              <strong>
                {t(question.state === 'withdrawn' ? 'question.withdrawnBy' : 'question.resolvedBy', {
                  name: question.closedBy?.name ?? t('desk.somebody'),
                })}
              </strong>{' '}
              <span className="muted">{moment(question.closedAt, language)}</span>
            </span>
            <p className={classes.words}>{question.resolution}</p>
          </li>
        )}
      </ol>
      {open && asks && <Steps question={question} />}
    </article>
  );
}

/** The value when it was asked, and when the question was closed. */
function Before({ question }: { readonly question: Question }) {
  const { t, language, value: format } = useDeskText();
  const names = useNames();
  const { valueBefore, valueAfter, closedAt } = question;
  if (valueBefore === null && valueAfter === null) return null;
  const shown = (value: string | null) => {
    if (value === null) return t('history.nothing');
    if (question.dataPoint === null) return writeDecimal(value, language);
    const { valueType, unit } = known(question.dataPoint).dataPoint;
    return format(Number(value), { valueType, unitLabel: names.unit(unit) });
  };
  return (
    <span className="num">
      {' · '}
      {closedAt === null
        ? t('question.before', { value: shown(valueBefore) })
        : t('question.change', { before: shown(valueBefore), after: shown(valueAfter) })}
    </span>
  );
}

function Message({ message }: { readonly message: QuestionMessage }) {
  const { t, language } = useDeskText();
  const { id } = useDesk();
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
              <a href={apiUrl(evidencePath(id, file.id))} download={file.name}>
                {file.name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Steps({ question }: { readonly question: Question }) {
  const { t } = useDeskText();
  const queries = useQueryClient();
  const { id } = useDesk();
  const [step, setStep] = useState<QuestionStep | null>(null);
  const close = () => setStep(null);
  return (
    <>
      <div className={classes.links}>
        {STEPS.map((each) => (
          <button
            key={each}
            type="button"
            className={fieldClasses.plain}
            aria-expanded={step === each}
            onClick={() => setStep(step === each ? null : each)}
          >
            {t(`question.${each}`)}
            <span className="srOnly">: {t('question.name', { number: question.number })}</span>
          </button>
        ))}
      </div>
      {step !== null && (
        <WordsForm
          key={step}
          draft={`${id} question ${question.id} ${step}`}
          label={t(`question.${step}.words`)}
          send={t(`question.${step}.send`)}
          missing={t('words.missing')}
          focus
          onCancel={close}
          onSend={async (words) => {
            await takeQuestionStep(id, question.id, step, words);
            close();
            await reread(queries, id);
          }}
        />
      )}
    </>
  );
}
