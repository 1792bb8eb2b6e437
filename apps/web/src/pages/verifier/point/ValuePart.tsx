import { writeFormula } from '../../../components/formula.js';
import { ClassChip } from '../../../components/ClassChip.js';
import { moment } from '../../../moments.js';
import { formatShare } from '../../../share.js';
import { ORIGINS, QUALITIES } from '../../workspace/card/parts.js';
import { useDeskText } from '../text.js';
import { EntryHistory } from './EntryHistory.js';
import { InputTable } from './InputTable.js';
import { Part } from './Part.js';
import type { PointProps } from './pointProps.js';
import classes from './Point.module.css';

/** The value, how it came about, and what the city says about it. */
export function ValuePart(props: PointProps) {
  const { t, language, value: format } = useDeskText();
  const { point, definition } = props;
  const { entry, explanation } = point;
  const { value, share } = explanation;
  return (
    <Part title={t('point.value')}>
      <div className={classes.value}>
        <span className={`${classes.figure} num`}>
          {entry.status === 'notReported' || entry.status === null
            ? t('point.notReported')
            : value === null
              ? t('status.undefined')
              : format(value, definition)}
        </span>
        {value !== null && (
          <span className={classes.class}>
            <ClassChip class={explanation.class} reason={explanation.reason} />
            {explanation.class === null
              ? t('point.unscored')
              : t('point.share', { share: formatShare(share ?? 0, language) })}
          </span>
        )}
      </div>
      {explanation.overridden && (
        <p className={classes.override}>
          <strong>{t('point.overridden')}</strong> {t('point.overriddenText')}
        </p>
      )}
      {entry.reason !== null && <p>{t('why.reason', { reason: entry.reason })}</p>}
      <Computation {...props} />
      <Facts {...props} />
      <p className="small muted">
        {entry.updatedAt !== null &&
          t('point.changed', {
            at: moment(entry.updatedAt, language),
            name: entry.updatedBy?.name ?? t('desk.somebody'),
          })}
      </p>
      {point.previousRevisions > 0 && (
        <EntryHistory dataPoint={point.dataPoint} count={point.previousRevisions} />
      )}
    </Part>
  );
}

/** The figures given, and the formula with them put in. */
function Computation({ point, definition }: PointProps) {
  const { t, number, value: format } = useDeskText();
  const { explanation } = point;
  const figure = (amount: number) => number(amount, Number.isInteger(amount) ? 0 : undefined);
  const labels = new Map(definition.inputs.map((input) => [input.key, input.label]));
  const given = new Map(explanation.inputs.map((input) => [input.key, input.value]));
  const complete = [...given.values()].every((each) => each !== null);
  const trivial = labels.has(definition.formula.trim());
  return (
    <>
      <InputTable point={point} definition={definition} />
      {!trivial && (
        <p className={`${classes.formula} num`}>
          {writeFormula(definition.formula, (name) => labels.get(name) ?? name, figure)}
          {complete && explanation.value !== null && !explanation.overridden && (
            <>
              <br />
              {'= '}
              {writeFormula(definition.formula, (name) => figure(given.get(name) ?? NaN), figure)}
              {` = ${format(explanation.value, definition)}`}
            </>
          )}
        </p>
      )}
      {explanation.conversion !== null && (
        <p className="num">
          {t('why.conversion', {
            given: number(explanation.conversion.given),
            from: explanation.conversion.from,
            factor: figure(explanation.conversion.multiplyBy),
            to: explanation.conversion.to,
          })}
        </p>
      )}
    </>
  );
}

function Facts({ point }: PointProps) {
  const { t } = useDeskText();
  const { year, quality, origin, sources, note } = point.entry;
  const none = <span className="muted">{t('point.missing')}</span>;
  const known = QUALITIES.find((each) => each === quality);
  const from = ORIGINS.find((each) => each === origin);
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('field.year')}</dt>
        <dd className="num">{year ?? none}</dd>
      </div>
      <div>
        <dt>{t('field.quality')}</dt>
        <dd>{known === undefined ? none : t(`quality.${known}`)}</dd>
      </div>
      <div>
        <dt>{t('field.origin')}</dt>
        <dd>{from === undefined ? none : t(`origin.${from}`)}</dd>
      </div>
      <div className={classes.wide}>
        <dt>{t('field.sources')}</dt>
        <dd>{sources ?? none}</dd>
      </div>
      {note !== null && (
        <div className={classes.wide}>
          <dt>{t('field.note')}</dt>
          <dd className={classes.words}>{note}</dd>
        </div>
      )}
    </dl>
  );
}
