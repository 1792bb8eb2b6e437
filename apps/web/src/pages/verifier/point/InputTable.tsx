import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../../components/DataTable.js';
import { ask, reread } from '../../../verifier/api.js';
import type { KpiDataPoint } from '../../../api/types.js';
import { writeDecimal } from '../../../workspace/typed.js';
import { unitLabel } from '../../workspace/fields/UnitField.js';
import { useNames } from '../../workspace/text.js';
import { useDesk } from '../DeskFrame.js';
import { AskForm } from '../parts/AskForm.js';
import { useDeskText } from '../text.js';
import type { PointProps } from './pointProps.js';
import fieldClasses from '../../workspace/fields/Field.module.css';
import classes from './Point.module.css';

/** The figures that the value is computed from, as the city gave them, with their years; those of the profile named as such. */
export function InputTable({ point, definition }: PointProps) {
  const { t } = useDeskText();
  if (definition.inputs.length === 0) return null;
  return (
    <DataTable caption={t('point.inputs')} minWidth="24rem">
      <thead>
        <tr>
          <th scope="col">{t('column.figure')}</th>
          <th scope="col" data-align="right">
            {t('points.value')}
          </th>
          <th scope="col">{t('column.year')}</th>
        </tr>
      </thead>
      <tbody>
        {definition.inputs.map((input) => (
          <Input key={input.key} point={point} input={input} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Input({
  point,
  input,
}: Pick<PointProps, 'point'> & { readonly input: KpiDataPoint['inputs'][number] }) {
  const text = useDeskText();
  const { t, language, number } = text;
  const names = useNames();
  const { entry, explanation, profile } = point;
  const explained = explanation.inputs.find(({ key }) => key === input.key);
  const own = entry.inputs[input.key];
  const ownUnit = entry.inputUnits[input.key];
  const figure = profile.find(({ key }) => key === input.key);
  const fromProfile = explained?.source === 'profile';
  const plain = (amount: number) => number(amount, Number.isInteger(amount) ? 0 : undefined);
  const unit = own !== undefined && ownUnit !== undefined ? unitLabel(ownUnit, names, text) : input.unitLabel;
  return (
    <tr>
      <th scope="row">
        {input.label}
        {fromProfile && (
          <span className={classes.sub}>
            {t('point.fromProfile', { source: figure?.source ?? 'none' })}{' '}
            <AskAboutFigure profileKey={input.key} />
          </span>
        )}
        {own !== undefined && typeof explained?.profileValue === 'number' && (
          <span className={classes.sub}>
            {t('why.notProfile', { profile: plain(explained.profileValue) })}
          </span>
        )}
      </th>
      <td data-align="right">
        {own !== undefined ? (
          `${writeDecimal(own, language)} ${unit}`
        ) : typeof explained?.value === 'number' ? (
          `${plain(explained.value)} ${input.unitLabel}`
        ) : (
          <span className="muted">{t('point.missing')}</span>
        )}
      </td>
      <td>{fromProfile ? figure?.year : (entry.inputYears[input.key] ?? entry.year)}</td>
    </tr>
  );
}

/** A figure of the profile is asked about by itself: many data points are computed from it. */
function AskAboutFigure({ profileKey }: { readonly profileKey: string }) {
  const { t } = useDeskText();
  const names = useNames();
  const queries = useQueryClient();
  const { id, asks } = useDesk();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!asks) return null;
  if (open) {
    return (
      <AskForm
        draft={`${id} ask ${profileKey}`}
        onCancel={close}
        onAsk={async (words) => {
          await ask(id, { profileKey }, words);
          close();
          await reread(queries, id);
        }}
      />
    );
  }
  return (
    <button type="button" className={fieldClasses.plain} onClick={() => setOpen(true)}>
      {t('question.ask')}
      <span className="srOnly">: {names.profile(profileKey)}</span>
    </button>
  );
}
