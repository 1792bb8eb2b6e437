import { describe, expect, it } from '@jest/globals';
import { DraftStore } from './drafts.js';

/** The browser's storage of one tab. */
function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('words that are typed and not yet sent', () => {
  it('are there again after a reload, until they are forgotten', () => {
    const area = storage();
    new DraftStore(() => area, 'vera').write('footnote', 'Of the region.');
    const again = new DraftStore(() => area, 'vera');
    expect(again.read('footnote')).toBe('Of the region.');
    again.write('footnote', null);
    expect(again.read('footnote')).toBeNull();
    expect(new DraftStore(() => area, 'vera').read('footnote')).toBeNull();
  });

  it('are seen by nobody else in the same browser', () => {
    const area = storage();
    new DraftStore(() => area, 'vera').write('footnote', 'Of the region.');
    expect(new DraftStore(() => area, 'per').read('footnote')).toBeNull();
  });

  it('last as long as the page where the browser refuses storage', () => {
    const store = new DraftStore(() => {
      throw new Error('refused');
    }, 'vera');
    store.write('footnote', 'Of the region.');
    expect(store.read('footnote')).toBe('Of the region.');
  });

  it('tell everybody on the page who shows them', () => {
    const store = new DraftStore(storage, 'vera');
    let told = 0;
    const stop = store.subscribe(() => (told += 1));
    store.write('footnote', 'Of');
    stop();
    store.write('footnote', 'Of the region.');
    expect(told).toBe(1);
  });
});
