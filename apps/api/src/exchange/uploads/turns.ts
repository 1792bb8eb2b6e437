/** Too much waits already. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

/** Lets so many at once do something; further ones wait for their turn, and too many are turned away. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly longestQueue = 50,
  ) {}

  /** Throws `TooBusy` when too many wait. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.longestQueue) throw new TooBusy();
      // Whoever ends hands the turn on, so nobody comes in between.
      await new Promise<void>((begin) => this.waiting.push(begin));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
