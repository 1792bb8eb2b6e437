import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { folded } from '../../../folded.js';
import type { Member } from '../../../workspace/types.js';
import { useWorkspaceText } from '../text.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Card.module.css';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly people: readonly Member[];
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** The people whose names stand behind an @ in the text. */
export function mentionsIn(text: string, people: readonly Member[]): readonly string[] {
  return people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
}

const BEGUN = /(?:^|\s)@([\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]*)?)$/u;

/** A text in which @ and some letters offer the people of the city; arrows, Enter and Escape choose. */
export function MentionText({ label, hint, people, value, onChange }: Props) {
  const { t } = useWorkspaceText();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [begun, setBegun] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const offered =
    begun === null ? [] : people.filter(({ name }) => folded(name).includes(folded(begun))).slice(0, 6);
  const open = offered.length > 0;

  const look = (text: string, cursor: number) => {
    setBegun(BEGUN.exec(text.slice(0, cursor))?.[1] ?? null);
    setActive(0);
  };
  const choose = ({ name }: Member) => {
    const cursor = field.current?.selectionStart ?? value.length;
    const before = value.slice(0, cursor - (begun?.length ?? 0));
    onChange(`${before}${name} ${value.slice(cursor)}`);
    setBegun(null);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    const person = offered[active];
    if (move !== undefined) setActive((active + move + offered.length) % offered.length);
    else if (event.key === 'Enter' && person) choose(person);
    else if (event.key === 'Escape') setBegun(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className={`${fieldClasses.field} ${classes.write}`}>
      <label className={fieldClasses.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        className={fieldClasses.control}
        rows={2}
        maxLength={4000}
        aria-haspopup="listbox"
        aria-controls={`${id}-people`}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${id}-${active}` : undefined}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
          look(currentTarget.value, currentTarget.selectionStart);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setBegun(null)}
      />
      <p id={`${id}-hint`} className={fieldClasses.hint}>
        {hint}
      </p>
      <ul
        id={`${id}-people`}
        role="listbox"
        aria-label={t('comments.people')}
        className={classes.people}
        hidden={!open}
      >
        {offered.map((person, index) => (
          <li
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            // Before the field loses the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(person);
            }}
          >
            {person.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
