import { createStore, type UseStore } from 'idb-keyval';
import { editId, type PendingEdit } from './queue.js';

/** Where unsent edits are kept. Several tabs of the browser share it. */
export interface QueueStorage {
  /** False when it lasts only as long as the tab. */
  readonly durable: boolean;
  /** The edits of one person, oldest first. Those of others are never given. */
  list(userId: string): Promise<readonly PendingEdit[]>;
  /** Reads, changes and writes one record in one step that no other tab can come between; gives what was written. */
  update(
    id: string,
    change: (current: PendingEdit | undefined) => PendingEdit | undefined,
  ): Promise<PendingEdit | undefined>;
}

const oldestFirst = (one: PendingEdit, other: PendingEdit): number =>
  one.at - other.at || (editId(one) < editId(other) ? -1 : 1);

/** Keeps edits in memory: for tests, and for browsers that refuse a database. */
export function memoryStorage(): QueueStorage {
  const edits = new Map<string, PendingEdit>();
  return {
    durable: false,
    list: (userId) =>
      Promise.resolve([...edits.values()].filter((edit) => edit.userId === userId).sort(oldestFirst)),
    update: (id, change) => {
      const next = change(edits.get(id));
      if (next === undefined) edits.delete(id);
      else edits.set(id, next);
      return Promise.resolve(next);
    },
  };
}

/** Keeps edits in IndexedDB, so that they outlive the tab, the session and the connection. */
export function browserStorage(store: UseStore = createStore('civiscore-workspace', 'edits')): QueueStorage {
  return {
    durable: true,
    list: async (userId) => {
      const all = await store('readonly', (objects) => settled<PendingEdit[]>(objects.getAll()));
      return all.filter((edit) => edit.userId === userId).sort(oldestFirst);
    },
    update: (id, change) =>
      store(
        'readwrite',
        (objects) =>
          new Promise<PendingEdit | undefined>((resolve, reject) => {
            const reading = objects.get(id) as IDBRequest<PendingEdit | undefined>;
            let next: PendingEdit | undefined;
            reading.onsuccess = () => {
              try {
                next = change(reading.result);
                if (next !== undefined) objects.put(next, id);
                else if (reading.result !== undefined) objects.delete(id);
              } catch (error) {
                objects.transaction.abort();
                reject(error instanceof Error ? error : new Error('The edit could not be kept'));
              }
            };
            objects.transaction.oncomplete = () => resolve(next);
            objects.transaction.onerror = () => reject(failure(objects.transaction.error));
            objects.transaction.onabort = () => reject(failure(objects.transaction.error));
          }),
      ),
  };
}

/** The browser's database, or memory where the browser refuses one (some private windows). */
export async function openStorage(): Promise<QueueStorage> {
  try {
    const storage = browserStorage();
    await storage.list('');
    return storage;
  } catch {
    return memoryStorage();
  }
}

function settled<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(failure(request.error));
  });
}

const failure = (error: DOMException | null): Error => error ?? new Error('The browser’s database failed');
