import { useQueryClient } from '@tanstack/react-query';
import { sendJson } from '../api/client.js';

interface Taken {
  /** The edition, where the step published one. */
  readonly editionId: string | null;
}

/** Takes a step and reads anew what it changes. Throws {@link ApiError}. */
export function useTakeStep(assessmentId: string) {
  const reread = useReread();
  return async (event: string, words: object = {}): Promise<Taken> => {
    const body = { event, ...words };
    const taken = await sendJson<Taken>(
      'POST',
      `/assessments/${encodeURIComponent(assessmentId)}/transitions`,
      { body },
    );
    await reread();
    return taken;
  };
}

/** Reads anew what an assignment or a step changes. */
export function useReread(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      ['desk', 'programme', 'workspace', 'city'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
}
