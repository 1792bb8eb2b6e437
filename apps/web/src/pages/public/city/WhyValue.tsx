import { writeFormula } from '../../../components/formula.js';
import { useText } from '../../../language.js';
import type { WhyProps } from './whyProps.js';
import classes from './WhyDrawer.module.css';

/** From the figures given to the value: formula in words and with figures, unit conversion, direct entry. */
export function WhyValue({ edition, explanation, definition, submitted }: WhyProps) {
  const { t, number, value } = useText();
  const figure = (amount: number) => number(amount, Number.isInteger(amount) ? 0 : undefined);
  const inputs = new Map(definition.inputs.map((input) => [input.key, input]));
  const given = explanation.inputs.filter((input) => input.source !== 'missing');
  const complete = given.length === explanation.inputs.length && given.length > 0 && !explanation.overridden;
  const verifiedHere = edition.state === 'verified';
  const trivial = inputs.has(definition.formula.trim());
  return (
    <>
      {given.length > 0 && (
        <dl className={classes.inputs}>
          {given.map((input) => (
            <Figure
              key={input.key}
              label={inputs.get(input.key)?.label ?? input.key}
              figure={`${input.value === null ? '' : figure(input.value)} ${inputs.get(input.key)?.unitLabel ?? input.unit}`}
              source={
                input.source === 'profile'
                  ? t('why.fromProfile')
                  : input.profileValue !== null
                    ? t('why.notProfile', { profile: figure(input.profileValue) })
                    : null
              }
            />
          ))}
        </dl>
      )}
      {!trivial && (
        <p className={classes.formula}>
          {writeFormula(definition.formula, (name) => inputs.get(name)?.label ?? name, figure)}
          {complete && explanation.value !== null && (
            <>
              <br />
              {'= '}
              {writeFormula(
                definition.formula,
                (name) => figure(given.find((input) => input.key === name)?.value ?? NaN),
                figure,
              )}
              {` = ${value(explanation.value, definition)}`}
            </>
          )}
        </p>
      )}
      {explanation.conversion !== null && (
        <p>
          {t('why.conversion', {
            given: number(explanation.conversion.given),
            from: explanation.conversion.from,
            factor: figure(explanation.conversion.multiplyBy),
            to: explanation.conversion.to,
          })}
        </p>
      )}
      {explanation.value === null ? (
        <p className={classes.result}>
          {explanation.reason === 'undefined' ? t('status.undefined') : t(`status.${explanation.status}`)}
        </p>
      ) : (
        <p className={`${classes.result} num`}>{value(explanation.value, definition)}</p>
      )}
      {explanation.overridden && (
        <p className="muted">{t(verifiedHere ? 'why.overriddenByCity' : 'why.overridden')}</p>
      )}
      {typeof submitted?.published === 'string' && (
        <p className="muted">
          {t('why.printed', {
            text: `${submitted.published} ${submitted.publishedUnit ?? ''}`.trim(),
            page: submitted.page === null ? 'none' : String(submitted.page),
          })}
        </p>
      )}
      {typeof submitted?.note === 'string' && <p lang="en">{t('kpis.note', { note: submitted.note })}</p>}
      {typeof submitted?.reason === 'string' && (
        // Documents of U4SSC are in English; a city writes in its own language.
        <p lang={verifiedHere ? undefined : 'en'}>{t('why.reason', { reason: submitted.reason })}</p>
      )}
    </>
  );
}

function Figure(props: { readonly label: string; readonly figure: string; readonly source: string | null }) {
  return (
    <>
      <dt>
        {props.label} {props.source !== null && <small>({props.source})</small>}
      </dt>
      <dd className="num">{props.figure}</dd>
    </>
  );
}
