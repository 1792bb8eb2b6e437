import { useId } from 'react';
import { useImmediate } from './useImmediate.js';
import fieldClasses from '../../workspace/fields/Field.module.css';

interface Props {
  readonly label: string;
  /** What the address says. */
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

/** One of many, kept in the address. */
export function SelectField({ label, value, choices, onChoose }: Props) {
  const id = useId();
  const [shown, show] = useImmediate(value);
  return (
    <div className={fieldClasses.field}>
      <label className={fieldClasses.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={fieldClasses.control}
        value={shown}
        onChange={({ currentTarget }) => {
          show(currentTarget.value);
          onChoose(currentTarget.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
