import { useEffect, useSyncExternalStore } from 'react';
import { actionOf, type DeskAction } from '../../../verifier/keys.js';

const STORED = 'civiscore-desk-keys';
const listeners = new Set<() => void>();

const keysAreOn = (): boolean => {
  try {
    return window.localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
};

/** Whether single keys act; whoever does not want that turns them off for this browser. */
export function useKeysOn(): readonly [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, keysAreOn);
  const set = (next: boolean) => {
    try {
      if (next) window.localStorage.removeItem(STORED);
      else window.localStorage.setItem(STORED, 'off');
    } catch {
      // Storage is refused: the keys stay as they are.
    }
    for (const listener of listeners) listener();
  };
  return [on, set];
}

/**
 * Calls `act` for the keys of the desk, wherever on the page they are pressed outside of fields and dialogs; it answers
 * whether the key was its to act on.
 */
export function useDeskKeys(act: (action: DeskAction) => boolean): void {
  const [on] = useKeysOn();
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const action = actionOf(event, {
        typing: isTyping(event.target),
        dialogOpen: document.querySelector('dialog[open]') !== null,
      });
      if (action !== null && act(action)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [act, on]);
}

/** In something that takes letters; a box to tick does not. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|submit)$/.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
