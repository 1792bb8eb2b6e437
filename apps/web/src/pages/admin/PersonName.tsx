import type { PersonRef } from '../../api/account-types.js';
import classes from './Admin.module.css';

/** Name and e-mail address; the address alone of somebody who has not given a name yet. */
export function PersonName({ person }: { readonly person: Pick<PersonRef, 'name' | 'email'> }) {
  if (person.name === '') return <span className={classes.who}>{person.email}</span>;
  return (
    <>
      <span className={classes.who}>{person.name}</span>
      <span className={classes.mail}>{person.email}</span>
    </>
  );
}
