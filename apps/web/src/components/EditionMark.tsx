import type { EditionState } from '../api/types.js';
import { useText } from '../language.js';
import classes from './EditionMark.module.css';

/** Who vouches for an edition, in two words; what was verified here also has a tick. */
export function EditionMark({ state }: { readonly state: EditionState }) {
  const { t } = useText();
  return (
    <span className={classes.mark} data-state={state}>
      {state === 'verified' && (
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M2.5 8.5l3.5 3.5 7.5-8" />
        </svg>
      )}
      {t(`state.short.${state}`)}
    </span>
  );
}
