import { useState, useSyncExternalStore } from 'react';
import { type FieldValue, readField } from '../../../workspace/entry.js';
import type { Target } from '../../../workspace/queue.js';
import { useWorkspace, usePending } from '../Workspace.js';

export interface Saved {
  /** What the field holds now. */
  readonly value: FieldValue;
  /** A text in it that could not be understood. */
  readonly unread: string | undefined;
  /** A colleague's newer value waits for a choice. */
  readonly contested: boolean;
  readonly set: (value: FieldValue, unread?: string | null) => void;
  /** The person leaves the field: nothing waits for a pause any more. */
  readonly leave: () => void;
}

/** A field that saves itself: shown, kept and sent without a button. */
export function useSaved(target: Target, field: string): Saved {
  const store = useWorkspace();
  const pending = usePending(target);
  return {
    value: readField(useContent(target), field),
    unread: pending?.unread[field],
    contested: pending?.state === 'conflict' && pending.contested.includes(field),
    set: (value, unread = null) =>
      unread === null
        ? store.edit(target, { [field]: value }, { [field]: null })
        : store.edit(target, {}, { [field]: unread }),
    leave: () => void store.flush(),
  };
}

function useContent(target: Target): object {
  const store = useWorkspace();
  return useSyncExternalStore(store.subscribe, () => store.shownOf(target));
}

/** Text while it is typed; `null` when the field shows what is saved. */
export function useDraft(): readonly [string | null, (text: string | null) => void] {
  return useState<string | null>(null);
}

/** Enter in a number field goes to the next one, as in a spreadsheet. */
export function nextNumberField(from: HTMLElement): void {
  const all = [
    ...document.querySelectorAll<HTMLInputElement>('input[data-number]:not(:disabled, [readonly])'),
  ];
  const next = all[all.indexOf(from as HTMLInputElement) + 1];
  next?.focus();
  next?.select();
}
