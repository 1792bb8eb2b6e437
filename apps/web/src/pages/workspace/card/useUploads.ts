import { useRef, useState } from 'react';
import { ApiError } from '../../../api/client.js';
import { entryPath, sendFile } from '../../../workspace/api.js';
import type { EntryView, Evidence } from '../../../workspace/types.js';
import { useWorkspaceText } from '../text.js';
import { useAssessment } from '../Workspace.js';
import type { Shelf } from './shelf.js';

const MEGABYTE = 1024 * 1024;
const LARGEST = 50 * MEGABYTE;

/** A file on its way to the server. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  /** 0..1 */
  readonly share: number;
  readonly failed: string | null;
}

export interface Uploads {
  readonly uploads: readonly Upload[];
  readonly add: (files: readonly File[]) => void;
  readonly dismiss: (id: number) => void;
}

/** Sends files to a shelf; what arrives is shown at once and told to `onAdded`. */
export function useUploads(shelf: Shelf, onAdded: (files: readonly Evidence[]) => void): Uploads {
  const { t, number } = useWorkspaceText();
  const { id: assessmentId } = useAssessment();
  const counter = useRef(0);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (id: number, next: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...next } : each)));
  const dismiss = (id: number) => setUploads((all) => all.filter((each) => each.id !== id));
  const send = async ({ id, file }: Upload) => {
    try {
      const path = `${entryPath(assessmentId, shelf.name)}/evidence`;
      const answer = await sendFile<Evidence | EntryView>(path, file, (share) => change(id, { share }));
      const before = shelf.now();
      const after = 'evidence' in answer ? answer.evidence : [...before, answer];
      shelf.put(after);
      dismiss(id);
      onAdded(after.filter((each) => !before.some((known) => known.id === each.id)));
    } catch (error) {
      change(id, { failed: error instanceof ApiError ? error.message : t('error.unexpected') });
    }
  };
  const add = (files: readonly File[]) => {
    const added = files.map((file): Upload => {
      const failed =
        file.size > LARGEST ? t('evidence.tooLarge', { size: number(file.size / MEGABYTE, 0) }) : null;
      return { id: (counter.current += 1), file, share: 0, failed };
    });
    setUploads((all) => [...all, ...added]);
    for (const upload of added) if (upload.failed === null) void send(upload);
  };
  return { uploads, add, dismiss };
}
