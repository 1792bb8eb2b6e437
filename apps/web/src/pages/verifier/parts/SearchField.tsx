import { useEffect, useId, useRef, useState } from 'react';
import fieldClasses from '../../workspace/fields/Field.module.css';

interface Props {
  readonly label: string;
  /** What the address says. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** A search whose words go into the address a moment after the last key. */
export function SearchField({ label, value, onSearch }: Props) {
  const id = useId();
  const [draft, setDraft] = useState(value);
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  const timer = useRef(0);
  if (value !== seen) {
    setSeen(value);
    // Changed by a link or by going back, not by this field, which may be ahead already.
    if (value !== sent) setDraft(value);
  }
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (
    <div className={fieldClasses.field}>
      <label className={fieldClasses.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={fieldClasses.control}
        type="search"
        value={draft}
        onChange={({ currentTarget }) => {
          const text = currentTarget.value;
          setDraft(text);
          window.clearTimeout(timer.current);
          timer.current = window.setTimeout(() => {
            setSent(text);
            onSearch(text);
          }, 200);
        }}
      />
    </div>
  );
}
