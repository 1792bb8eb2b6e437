import { Link } from 'react-router';
import { type Remark, ruleSentence } from '../../../workspace/judging.js';
import { addressOf } from '../../../workspace/places.js';
import { TextField } from '../fields/TextFields.js';
import { useNames, useWorkspaceText } from '../text.js';
import { useEntry, useRemarks } from '../Workspace.js';
import classes from './Card.module.css';

/** The sentence of a remark in the page's language. */
export function useRemarkSentence(): (remark: Remark) => string {
  const { t, language, number } = useWorkspaceText();
  const names = useNames();
  return ({ source }) => {
    if ('rule' in source) return ruleSentence(source.rule, language);
    const { input, value, from, to, ...rest } = source.entry.params;
    const figure = (given: string | number | undefined) =>
      number(Number(given ?? 0), Number.isInteger(given) ? 0 : undefined);
    return t(`remark.${source.entry.code}`, {
      ...rest,
      input: input === undefined ? '' : names.input(`${input}`),
      value: number(Number(value ?? 0)),
      from: figure(from),
      to: figure(to),
    });
  };
}

/** What does not fit, in sentences, with the way to the other data points concerned; and the place to explain it. */
export function Remarks({ dataPoint, readOnly }: { readonly dataPoint: string; readonly readOnly: boolean }) {
  const { t } = useWorkspaceText();
  const names = useNames();
  const sentence = useRemarkSentence();
  const remarks = useRemarks(dataPoint);
  const { explanation } = useEntry(dataPoint);
  const explainable = remarks.some((remark) => remark.explainable) || explanation !== null;
  return (
    <div aria-live="polite">
      {remarks.length > 0 && (
        <ul className={classes.remarks}>
          {remarks.map((remark) => (
            <li
              key={remark.id}
              className={classes.remark}
              data-severity={remark.severity}
              data-explained={remark.explained || undefined}
            >
              <strong>{t(remark.explained ? 'remark.explained' : `remark.${remark.severity}`)}</strong>{' '}
              {sentence(remark)}
              {remark.dataPoints
                .filter((other) => other !== dataPoint)
                .map((other) => (
                  <span key={other}>
                    {' '}
                    <Link to={`../${addressOf(other)}`} relative="path">
                      {names.dataPoint(other).label}
                    </Link>
                  </span>
                ))}
            </li>
          ))}
        </ul>
      )}
      {explainable && (
        <div className={classes.explanation}>
          <TextField
            target={{ kind: 'entry', key: dataPoint }}
            field="explanation"
            label={t('field.explanation')}
            readOnly={readOnly}
            max={4000}
          />
        </div>
      )}
    </div>
  );
}
