import { useId, type ReactNode } from 'react';
import classes from './Section.module.css';

interface Props {
  readonly title: string;
  readonly id?: string;
  /** What this is about, beside the heading. */
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page of settings: what it is about on the left, what can be done on the right. */
export function Section({ title, id, about, children }: Props) {
  const own = useId();
  const heading = id ?? own;
  return (
    <section className={classes.section} aria-labelledby={heading}>
      <div className={classes.about}>
        <h2 id={heading}>{title}</h2>
        {about}
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
