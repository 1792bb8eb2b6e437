import { convertInput, type InputDefinition } from '#catalogue';
import { Link } from 'react-router';
import type { Target } from '../../../workspace/queue.js';
import { writeDecimal } from '../../../workspace/typed.js';
import { NumberField } from '../fields/NumberField.js';
import { YearField, YesNoField } from '../fields/TextFields.js';
import { UnitField, unitLabel } from '../fields/UnitField.js';
import { useNames, useWorkspaceText } from '../text.js';
import { useEntry, useProfileField, useWorkspace } from '../Workspace.js';
import { isYesNo } from './parts.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Card.module.css';

interface Props {
  readonly dataPoint: string;
  readonly input: InputDefinition;
  readonly readOnly: boolean;
  readonly invalid: boolean;
}

/** One figure that a data point asks for: number, unit, year; or what the profile has. */
export function InputRow({ dataPoint, input, readOnly, invalid }: Props) {
  const names = useNames();
  const entry = useEntry(dataPoint);
  const label = names.input(input.key);
  const typed = entry.inputs[input.key];
  if (input.from === 'cityProfile' && typed === undefined) {
    return (
      <>
        <div className={classes.rowLabel}>{label}</div>
        <ProfileFigure dataPoint={dataPoint} input={input} label={label} readOnly={readOnly} />
      </>
    );
  }
  const target: Target = { kind: 'entry', key: dataPoint };
  if (isYesNo(input.unit)) {
    return (
      <>
        <div className={classes.rowLabel}>{label}</div>
        <div className={classes.wide}>
          <YesNoField target={target} field={`inputs.${input.key}`} label={label} readOnly={readOnly} />
        </div>
      </>
    );
  }
  return <FigureRow {...{ dataPoint, input, label, readOnly, invalid }} />;
}

function FigureRow({ dataPoint, input, label, readOnly, invalid }: Props & { readonly label: string }) {
  const text = useWorkspaceText();
  const { t, number } = text;
  const names = useNames();
  const store = useWorkspace();
  const entry = useEntry(dataPoint);
  const target: Target = { kind: 'entry', key: dataPoint };
  const [typed, unit] = [entry.inputs[input.key], entry.inputUnits[input.key]];
  const converted =
    typed === undefined || unit === undefined ? null : convertInput(input, Number(typed), unit);
  return (
    <>
      <div className={classes.rowLabel}>{label}</div>
      <NumberField
        target={target}
        field={`inputs.${input.key}`}
        label={label}
        unit={unit ?? input.unit}
        readOnly={readOnly}
        invalid={invalid}
      />
      <div className={classes.rowUnit}>
        <UnitField
          target={target}
          field={`inputUnits.${input.key}`}
          unit={input.unit}
          label={t('field.unitOf', { input: label })}
          readOnly={readOnly}
        />
      </div>
      <YearField
        target={target}
        field={`inputYears.${input.key}`}
        label={t('field.yearOf', { input: label })}
        readOnly={readOnly}
        hideLabel
        placeholder={entry.year === null ? t('field.year') : `${entry.year}`}
      />
      {(converted?.conversion || input.from === 'cityProfile') && (
        <div className={`${classes.wide} ${fieldClasses.hint}`}>
          {converted?.conversion &&
            t('unit.converted', {
              value: number(converted.value),
              unit: unitLabel(input.unit, names, text),
            })}{' '}
          {input.from === 'cityProfile' && !readOnly && (
            <button
              type="button"
              className={fieldClasses.plain}
              onClick={() => {
                store.edit(target, {
                  [`inputs.${input.key}`]: null,
                  [`inputUnits.${input.key}`]: null,
                  [`inputYears.${input.key}`]: null,
                });
                void store.flush();
              }}
            >
              {t('profile.useIt')}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function ProfileFigure({
  dataPoint,
  input,
  label,
  readOnly,
}: Pick<Props, 'dataPoint' | 'input' | 'readOnly'> & { readonly label: string }) {
  const text = useWorkspaceText();
  const { t, language } = text;
  const names = useNames();
  const store = useWorkspace();
  const figure = useProfileField(input.key);
  const own = figure.value ?? '';
  return (
    <div className={`${classes.wide} ${classes.profile}`}>
      {figure.value === null ? (
        <span>{t('profile.lacking')}</span>
      ) : (
        <span className="num">
          <strong>{writeDecimal(own, language)}</strong> {unitLabel(figure.unit ?? input.unit, names, text)}
        </span>
      )}
      <Link to={`../profile#figure-${input.key}`} relative="path" className="small">
        {figure.value === null
          ? t('profile.fill')
          : t('profile.from', { year: figure.year === null ? 'none' : `${figure.year}` })}
        <span className="srOnly">: {label}</span>
      </Link>
      {!readOnly && figure.value !== null && (
        <button
          type="button"
          className={fieldClasses.plain}
          onClick={() =>
            store.edit(
              { kind: 'entry', key: dataPoint },
              {
                [`inputs.${input.key}`]: own,
                ...(figure.unit === null ? {} : { [`inputUnits.${input.key}`]: figure.unit }),
              },
            )
          }
        >
          {t('profile.another')}
          <span className="srOnly">: {label}</span>
        </button>
      )}
    </div>
  );
}
