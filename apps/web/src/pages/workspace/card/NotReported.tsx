import { useId, useState } from 'react';
import { TextField } from '../fields/TextFields.js';
import { useWorkspaceText } from '../text.js';
import { useEntry, useWorkspace } from '../Workspace.js';
import { REASONS } from './parts.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Card.module.css';

interface Props {
  readonly dataPoint: string;
  readonly readOnly: boolean;
  readonly onUndo: () => void;
}

const OTHER = 'other';

/** The data point is not reported this year, and why. */
export function NotReported({ dataPoint, readOnly, onUndo }: Props) {
  const { t } = useWorkspaceText();
  const store = useWorkspace();
  const { reason } = useEntry(dataPoint);
  const id = useId();
  const [asked, setAsked] = useState(false);
  const sentences = REASONS.map((each) => t(`reason.${each}`));
  const own = asked || (reason !== null && !sentences.includes(reason));
  const target = { kind: 'entry', key: dataPoint } as const;
  return (
    <>
      <p>
        <strong>{t('notReported.state')}</strong>
      </p>
      <div className={fieldClasses.field}>
        <label className={fieldClasses.label} htmlFor={id}>
          {t('notReported.why')}
        </label>
        <select
          id={id}
          className={fieldClasses.control}
          disabled={readOnly}
          value={own ? OTHER : (reason ?? '')}
          onChange={({ currentTarget: { value } }) => {
            setAsked(value === OTHER);
            store.edit(target, { reason: value === OTHER || value === '' ? null : value });
            void store.flush();
          }}
        >
          <option value="">{t('notReported.choose')}</option>
          {sentences.map((sentence) => (
            <option key={sentence} value={sentence}>
              {sentence}
            </option>
          ))}
          <option value={OTHER}>{t('notReported.other')}</option>
        </select>
      </div>
      {own && <TextField target={target} field="reason" label={t('notReported.own')} readOnly={readOnly} />}
      {!readOnly && (
        <div className={classes.modes}>
          <button type="button" className={fieldClasses.plain} onClick={onUndo}>
            {t('notReported.undo')}
          </button>
        </div>
      )}
    </>
  );
}
