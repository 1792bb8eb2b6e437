import { useId } from 'react';
import { useDesk } from '../DeskFrame.js';
import { useDeskText } from '../text.js';
import fieldClasses from '../../workspace/fields/Field.module.css';

/** Reasons of the closed list, as far as there are words for them. */
const WORDS = [
  'sourceMissing',
  'sourceNotTraceable',
  'definitionNotMet',
  'figureImplausible',
  'wrongPeriod',
  'wrongBoundary',
  'notAnswered',
  'other',
] as const;

/** Why something is not verified, from the closed list. */
export function ReasonField(props: {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly focus?: boolean;
}) {
  const { t } = useDeskText();
  const id = useId();
  const { reasonCodes } = useDesk();
  return (
    <div className={fieldClasses.field}>
      <label className={fieldClasses.label} htmlFor={id}>
        {t('reasonCode.label')}
      </label>
      <select
        id={id}
        className={fieldClasses.control}
        autoFocus={props.focus}
        value={props.value}
        onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
      >
        <option value="">{t('choose')}</option>
        {reasonCodes.map((code) => (
          <option key={code} value={code}>
            <ReasonWords code={code} />
          </option>
        ))}
      </select>
    </div>
  );
}

/** A reason in words. */
export function ReasonWords({ code }: { readonly code: string }) {
  const { t } = useDeskText();
  const known = WORDS.find((each) => each === code);
  return known === undefined ? code : t(`notVerified.${known}`);
}
