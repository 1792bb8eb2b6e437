type Area = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps what one person types and has not yet sent in the browser, so that a reload loses nothing and nobody else's
 * words appear. Where the browser refuses storage it lasts as long as the page.
 */
export class DraftStore {
  private readonly texts = new Map<string, string | null>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly area: () => Area,
    private readonly userId: string,
  ) {}

  /** What was typed under a key; `null` for nothing. */
  readonly read = (key: string): string | null => {
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const kept = this.stored((area) => area.getItem(this.name(key))) ?? null;
    this.texts.set(key, kept);
    return kept;
  };

  /** Keeps a text under a key; `null` forgets it. */
  readonly write = (key: string, text: string | null): void => {
    this.texts.set(key, text);
    this.stored((area) =>
      text === null ? area.removeItem(this.name(key)) : area.setItem(this.name(key), text),
    );
    for (const listener of this.listeners) listener();
  };

  /** Tells of every change until the answer is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private name(key: string): string {
    return `civiscore-desk ${this.userId} ${key}`;
  }

  /** Storage may be full or refused: the page itself still has the text. */
  private stored<T>(work: (area: Area) => T): T | undefined {
    try {
      return work(this.area());
    } catch {
      return undefined;
    }
  }
}
