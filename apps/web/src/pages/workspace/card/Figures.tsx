import { convertUnit, type DataPoint } from '#catalogue';
import { useRef, useState } from 'react';
import { type Fields, fieldsOf } from '../../../workspace/entry.js';
import { isFigureItself, takesDirectValue } from '#screening';
import type { Target } from '../../../workspace/queue.js';
import { valueUnitChoices } from '../../../workspace/units.js';
import { NumberField } from '../fields/NumberField.js';
import { TextField, YesNoField } from '../fields/TextFields.js';
import { UnitField, unitLabel } from '../fields/UnitField.js';
import { useNames, useWorkspaceText } from '../text.js';
import { useEntry, useRemarks, useWorkspace } from '../Workspace.js';
import { InputRow } from './InputRow.js';
import { NotReported } from './NotReported.js';
import { isYesNo } from './parts.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Card.module.css';

interface Props {
  readonly dataPoint: DataPoint;
  readonly readOnly: boolean;
}

const FIGURE = /^(value|unit|inputs\.|inputUnits\.|inputYears\.)/;

/** What the city gives: figures for the formula, the result itself, or that there is none. */
export function Figures({ dataPoint, readOnly }: Props) {
  const { t } = useWorkspaceText();
  const store = useWorkspace();
  const entry = useEntry(dataPoint.key);
  const target: Target = { kind: 'entry', key: dataPoint.key };
  const [asked, setAsked] = useState(false);
  // What stood there before "not reported", for whoever marks it by mistake.
  const put = useRef<Fields>({});
  const direct = entry.value !== null || (asked && entry.status !== 'notReported');

  const say = (fields: Fields) => {
    store.edit(target, fields);
    void store.flush();
  };
  const empty = (): Fields =>
    Object.fromEntries(
      Object.keys(fieldsOf(entry))
        .filter((field) => FIGURE.test(field))
        .map((field) => [field, null]),
    );
  if (entry.status === 'notReported') {
    return (
      <NotReported
        dataPoint={dataPoint.key}
        readOnly={readOnly}
        onUndo={() => {
          setAsked(false);
          // As before; without figures there is nothing reported.
          say({ status: null, reason: null, ...put.current });
        }}
      />
    );
  }
  return (
    <>
      {direct ? (
        <DirectValue dataPoint={dataPoint} readOnly={readOnly} />
      ) : (
        <Inputs {...{ dataPoint, readOnly }} />
      )}
      {!readOnly && (
        <div className={classes.modes}>
          {!isFigureItself(dataPoint) &&
            (direct ? (
              <button
                type="button"
                className={fieldClasses.plain}
                onClick={() => {
                  setAsked(false);
                  if (entry.value !== null) say({ value: null, unit: null, reason: null });
                }}
              >
                {t('mode.compute')}
              </button>
            ) : (
              <button type="button" className={fieldClasses.plain} onClick={() => setAsked(true)}>
                {t('mode.direct')}
              </button>
            ))}
          <button
            type="button"
            className={fieldClasses.plain}
            onClick={() => {
              const all = fieldsOf(entry);
              put.current = Object.fromEntries(
                Object.entries(all).filter(([field]) => FIGURE.test(field) || field === 'status'),
              );
              say({ ...empty(), status: 'notReported', reason: null });
            }}
          >
            {t('mode.notReported')}
          </button>
        </div>
      )}
    </>
  );
}

function Inputs({ dataPoint, readOnly }: Props) {
  const { t } = useWorkspaceText();
  const remarks = useRemarks(dataPoint.key);
  const wrong = new Set(
    remarks
      .filter(({ explained, severity }) => severity === 'error' && !explained)
      .flatMap(({ source }) => ('rule' in source ? Object.values(source.rule.params) : []))
      .filter((figure) => typeof figure === 'string'),
  );
  return (
    <div className={classes.rows}>
      {dataPoint.inputs.some(({ unit }) => !isYesNo(unit)) && (
        <>
          <span className={classes.rowHead} />
          <span className={classes.rowHead}>{t('column.figure')}</span>
          <span className={classes.rowHead}>{t('column.unit')}</span>
          <span className={classes.rowHead}>{t('column.year')}</span>
        </>
      )}
      {dataPoint.inputs.map((input) => (
        <InputRow
          key={input.key}
          dataPoint={dataPoint.key}
          input={input}
          readOnly={readOnly}
          invalid={wrong.has(`${dataPoint.key}.${input.key}`)}
        />
      ))}
    </div>
  );
}

function DirectValue({ dataPoint, readOnly }: Props) {
  const text = useWorkspaceText();
  const { t, number } = text;
  const names = useNames();
  const entry = useEntry(dataPoint.key);
  const target: Target = { kind: 'entry', key: dataPoint.key };
  const label = names.dataPoint(dataPoint.key).label;
  const converted =
    entry.value === null || entry.unit === null
      ? null
      : convertUnit(dataPoint, Number(entry.value), entry.unit);
  return (
    <>
      <div className={classes.rows}>
        <div className={classes.rowLabel}>{t('direct.label')}</div>
        {isYesNo(dataPoint.unit) ? (
          <div className={classes.wide}>
            <YesNoField target={target} field="value" label={label} readOnly={readOnly} />
          </div>
        ) : (
          <>
            <NumberField
              target={target}
              field="value"
              label={t('direct.of', { label })}
              unit={entry.unit ?? dataPoint.unit}
              readOnly={readOnly}
            />
            <div className={classes.rowUnit}>
              <UnitField
                target={target}
                field="unit"
                unit={dataPoint.unit}
                label={t('field.unit')}
                readOnly={readOnly}
                choices={valueUnitChoices(dataPoint)}
              />
            </div>
            <span />
          </>
        )}
        {converted?.conversion && (
          <div className={`${classes.wide} ${fieldClasses.hint}`}>
            {t('unit.converted', {
              value: number(converted.value),
              unit: unitLabel(dataPoint.unit, names, text),
            })}
          </div>
        )}
      </div>
      {!takesDirectValue(dataPoint) && (
        <TextField target={target} field="reason" label={t('direct.reason')} readOnly={readOnly} />
      )}
    </>
  );
}
