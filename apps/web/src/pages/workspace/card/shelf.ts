import { useSyncExternalStore } from 'react';
import type { Evidence } from '../../../workspace/types.js';
import { useWorkspace } from '../Workspace.js';

/** Where files of evidence lie that belong together. */
export interface Shelf {
  /** What is said of the files of the shelf: `…/entries/<name>/evidence`. */
  readonly name: string;
  readonly files: readonly Evidence[];
  /** As the server has them now. */
  readonly now: () => readonly Evidence[];
  readonly put: (files: readonly Evidence[]) => void;
}

/** The files that prove a figure. */
export function useEntryShelf(dataPoint: string): Shelf {
  const store = useWorkspace();
  const held = () => store.heldOf({ kind: 'entry', key: dataPoint });
  const { evidence } = useSyncExternalStore(store.subscribe, () => store.entry(dataPoint));
  return {
    name: dataPoint,
    files: evidence,
    now: () => held().evidence,
    put: (files) => store.takeEntry({ ...held(), evidence: files }),
  };
}

/** The files that prove an answer about the city's capabilities. */
export function useAnswerShelf(question: string): Shelf {
  const store = useWorkspace();
  const target = { kind: 'capability', key: question } as const;
  const held = () => store.heldOf(target);
  const { evidence } = useSyncExternalStore(store.subscribe, () => store.capability(question));
  return {
    name: `capability:${question}`,
    files: evidence,
    now: () => held().evidence,
    put: (files) => {
      const answer = { ...held(), evidence: files };
      store.take([{ target, held: answer }]);
    },
  };
}
