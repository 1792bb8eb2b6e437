import { describe, expect, it } from '@jest/globals';
import { TooBusy, Turns } from './turns.js';

/** Work that ends when told to. */
function held() {
  let end!: () => void;
  const ended = new Promise<void>((settle) => {
    end = settle;
  });
  return { ended, end };
}

describe('turns', () => {
  it('let in so many at once and the next when one ends', async () => {
    const turns = new Turns(2);
    const works = [held(), held(), held()];
    const begun: number[] = [];
    const all = works.map(({ ended }, index) =>
      turns.take(() => {
        begun.push(index);
        return ended;
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    works[1]?.end();
    await all[1];
    await new Promise(setImmediate);
    expect(begun).toEqual([0, 1, 2]);
    works.forEach(({ end }) => end());
    await Promise.all(all);
  });

  it('turn away when too many wait, and go on after an error', async () => {
    const turns = new Turns(1, 1);
    const first = held();
    const running = turns.take(() => first.ended.then(() => Promise.reject(new Error('broken'))));
    const waiting = turns.take(() => Promise.resolve('done'));
    await expect(turns.take(() => Promise.resolve())).rejects.toBeInstanceOf(TooBusy);
    first.end();
    await expect(running).rejects.toThrow('broken');
    expect(await waiting).toBe('done');
  });
});
