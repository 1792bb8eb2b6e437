import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { QuestionThread } from '../../../components/review/QuestionThread.js';
import { reread, takeQuestionStep, type QuestionStep } from '../../../verifier/api.js';
import type { Question } from '../../../verifier/types.js';
import { isOpen } from '../../../workspace/questions.js';
import { useValueText } from '../../workspace/questions/useValueText.js';
import { useDesk } from '../DeskFrame.js';
import { useDeskText } from '../text.js';
import { WordsForm } from './WordsForm.js';
import fieldClasses from '../../workspace/fields/Field.module.css';
import classes from './Parts.module.css';

const STEPS: readonly QuestionStep[] = ['followUp', 'resolve', 'withdraw'];

/** A question to the city with everything that was said, and what the verifier can do with it. */
export function DeskQuestion({
  question,
  about,
}: {
  readonly question: Question;
  readonly about?: ReactNode;
}) {
  const { id, asks } = useDesk();
  const value = useValueText(question.dataPoint);
  return (
    <QuestionThread assessmentId={id} question={question} about={about} level={3} value={value}>
      {asks && isOpen(question) && <Steps question={question} />}
    </QuestionThread>
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
