import type { ReactNode } from 'react';
import { QuestionThread } from '../../../components/review/QuestionThread.js';
import { type CityQuestion, isOpen } from '../../../workspace/questions.js';
import { useWorkspaceText } from '../text.js';
import { useAssessment, useJudgement, useProfileField, useWorkspace } from '../Workspace.js';
import { AnswerBox, isBegun } from './AnswerBox.js';
import { useAnswer } from './useQuestions.js';
import { useValueText } from './useValueText.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Questions.module.css';

interface Props {
  readonly question: CityQuestion;
  readonly level: 2 | 4;
  readonly about?: ReactNode;
}

/** A question as its city sees it: what was said, what has become of the figure, and where to answer. */
export function CityThread({ question, level, about }: Props) {
  const { t } = useWorkspaceText();
  const { id } = useAssessment();
  const value = useValueText(question.dataPoint);
  const now = useValueNow(question);
  return (
    <QuestionThread
      assessmentId={id}
      question={question}
      level={level}
      about={about}
      value={value}
      now={isOpen(question) ? now : null}
    >
      {question.mayAnswer && <AnswerBox question={question} />}
      {!question.mayAnswer && <LeftOver question={question} />}
      {!question.mayAnswer && question.state === 'open' && (
        <p className="small muted">{t('answer.notYours')}</p>
      )}
    </QuestionThread>
  );
}

function useValueNow({ dataPoint, profileKey }: CityQuestion): string | null {
  const { results } = useJudgement();
  const figure = useProfileField(profileKey ?? '');
  if (dataPoint === null) return figure.value;
  const value = results.get(dataPoint)?.value ?? null;
  return value === null ? null : `${value}`;
}

/** An answer that was begun and can no longer be sent: shown until its author gives it up. */
function LeftOver({ question }: { readonly question: CityQuestion }) {
  const { t } = useWorkspaceText();
  const store = useWorkspace();
  const draft = useAnswer(question.id);
  if (!isBegun(draft)) return null;
  return (
    <div className={classes.left}>
      <p>{t('answer.left')}</p>
      <p className={classes.words}>{draft.text}</p>
      <button
        type="button"
        className={fieldClasses.plain}
        onClick={() => store.discard({ kind: 'answer', key: question.id })}
      >
        {t('answer.discard')}
      </button>
    </div>
  );
}
