import { useId } from 'react';
import type { Target } from '../../workspace/queue.js';
import { useSaved } from '../workspace/fields/useSaved.js';
import { usePageText } from './text.js';
import fieldClasses from '../workspace/fields/Field.module.css';

const EFFORTS = [1, 2, 3, 4, 5] as const;

/** How much effort the next level takes, as the city sees it. */
export function EffortField({ target, readOnly }: { readonly target: Target; readonly readOnly: boolean }) {
  const { t } = usePageText();
  const saved = useSaved(target, 'effort');
  const id = useId();
  return (
    <div className={fieldClasses.field}>
      <label className={fieldClasses.label} htmlFor={id}>
        {t('effort.label')}
      </label>
      <select
        id={id}
        className={fieldClasses.control}
        data-field="effort"
        disabled={readOnly}
        aria-invalid={saved.contested}
        value={`${saved.value ?? ''}`}
        onChange={({ currentTarget: { value } }) => {
          saved.set(value === '' ? null : Number(value));
          saved.leave();
        }}
      >
        <option value="">{t('effort.none')}</option>
        {EFFORTS.map((effort) => (
          <option key={effort} value={effort}>
            {t(`effort.${effort}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
