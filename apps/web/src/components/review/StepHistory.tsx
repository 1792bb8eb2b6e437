import { moment } from '../../moments.js';
import { useAccountText } from '../../session/text.js';
import type { Transition } from '../../verifier/types.js';
import classes from './Review.module.css';

/** Every step that an assessment has taken, with the words that came with it. */
export function StepHistory({ steps }: { readonly steps: readonly Transition[] }) {
  const { t, language } = useAccountText();
  return (
    <ol className={classes.thread}>
      {steps.map((step) => (
        <li key={step.number} className={classes.message}>
          <strong>{t(`assessment.${step.to}`)}</strong>{' '}
          <span className="muted small">
            {step.by.name}, {moment(step.at, language)}
          </span>
          {(step.statement ?? step.reason) !== null && (
            <p className={classes.words}>{step.statement ?? step.reason}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
