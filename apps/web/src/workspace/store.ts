import type { Held } from './held.js';
import { emptyEntry, type Fields, withFields, withStatus } from './entry.js';
import { judgeAll, type Judgement } from './judging.js';
import { capabilityStart, type CapabilityAnswer, type TargetDraft, targetsStart } from './statements.js';
import {
  afterAnswer,
  afterChoice,
  type Answer,
  type Choice,
  type Edit,
  editId,
  type PendingEdit,
  type QueueSummary,
  summarise,
  type Target,
  withEdit,
} from './queue.js';
import type { Hindrance, Sender, SenderState } from './sender.js';
import type { QueueStorage } from './storage.js';
import type { AnswerDraft, Assessment, ContextText, EntryView, ProfileField } from './types.js';

/** How things stand with saving, as the page says it. */
export interface SaveState extends QueueSummary {
  readonly sending: boolean;
  readonly hindrance: Hindrance | null;
  /** Milliseconds since 1970 of the last answer of the server; `null` before the first. */
  readonly savedAt: number | null;
  /** False when the browser keeps nothing beyond the tab. */
  readonly durable: boolean;
}

/** Told to the other tabs of the same person. */
export type Notice =
  | { readonly kind: 'kept'; readonly id: string; readonly assessmentId: string }
  | {
      readonly kind: 'answered';
      readonly id: string;
      readonly assessmentId: string;
      readonly target: Target;
      readonly held: Held | null;
    };

export interface StoreOptions {
  readonly userId: string;
  readonly assessment: Assessment;
  readonly storage: QueueStorage;
  /** Edits left from earlier visits, of this person. */
  readonly left: readonly PendingEdit[];
  readonly now: () => number;
  readonly later: (work: () => void, ms: number) => () => void;
  readonly tell: (notice: Notice) => void;
}

/** After this pause in typing, what was typed is sent. */
const PAUSE = 1_000;
/** After this pause everything is judged anew: soon enough to help, seldom enough not to be in the way of typing. */
const JUDGE_AFTER = 120;

const profileStart = (key: string): ProfileField => ({
  key,
  revision: 0,
  value: null,
  unit: null,
  year: null,
  source: null,
  updatedAt: null,
  updatedBy: null,
});
const contextStart = (heading: string): ContextText => ({
  heading,
  revision: 0,
  text: null,
  updatedAt: null,
  updatedBy: null,
});

const answerStart = (key: string): AnswerDraft => ({ key, revision: 0, text: null, files: {} });

interface Contents {
  readonly entry: EntryView;
  readonly profile: ProfileField;
  readonly context: ContextText;
  readonly answer: AnswerDraft;
  readonly capability: CapabilityAnswer;
  readonly target: TargetDraft;
}
type Content<Kind extends Target['kind']> = Contents[Kind];

const targetName = ({ kind, key }: Target): string => `${kind}|${key}`;

/**
 * One assessment as the person sees it: what the server has, with their own unsent edits on top. Parts of the page
 * subscribe to it and read what concerns them; every part gets the same object until something in it changes.
 */
export class WorkspaceStore {
  private readonly held = new Map<string, Contents[keyof Contents]>();
  private readonly shown = new Map<string, Contents[keyof Contents]>();
  private readonly edits = new Map<string, PendingEdit>();
  private readonly listeners = new Set<() => void>();
  private frame: Assessment;
  private judged: Judgement;
  private cancelJudging: (() => void) | null = null;
  private cancelSending: (() => void) | null = null;
  private state: SaveState;
  private sender: Sender | null = null;
  private keeping: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: StoreOptions) {
    this.frame = options.assessment;
    this.hold(options.assessment);
    for (const edit of options.left) {
      if (edit.assessmentId === options.assessment.id) this.edits.set(targetName(edit), edit);
    }
    this.judged = this.judgeNow();
    this.state = {
      sending: false,
      hindrance: null,
      savedAt: null,
      durable: options.storage.durable,
      ...summarise(this.edits.values()),
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The sender is made after the store, because it answers to it. */
  attach(sender: Sender): void {
    this.sender = sender;
  }

  readonly assessment = (): Assessment => this.frame;
  readonly judgement = (): Judgement => this.judged;
  readonly saveState = (): SaveState => this.state;

  readonly entry = (dataPoint: string): EntryView => this.content({ kind: 'entry', key: dataPoint });
  readonly profile = (key: string): ProfileField => this.content({ kind: 'profile', key });
  readonly context = (heading: string): ContextText => this.content({ kind: 'context', key: heading });
  /** What the person has written as the answer to a question. */
  readonly answer = (questionId: string): AnswerDraft => this.content({ kind: 'answer', key: questionId });
  /** The answer to a question about the city's capabilities. */
  readonly capability = (id: string): CapabilityAnswer => this.content({ kind: 'capability', key: id });
  /** Targets by city and data point (see `targetKey`). */
  readonly targets = (key: string): TargetDraft => this.content({ kind: 'target', key });

  /** A target as the person sees it. */
  readonly shownOf = (target: Target): Contents[keyof Contents] => this.content(target);

  /** What the server has, without the person's unsent edits. */
  readonly heldOf = <Kind extends Target['kind']>(target: Target & { readonly kind: Kind }): Content<Kind> =>
    (this.held.get(targetName(target)) ?? start(target)) as Content<Kind>;

  /** The unsent edits of a target. */
  readonly pending = (target: Target): PendingEdit | undefined => this.edits.get(targetName(target));

  /** All keys of one kind that the server or the person has given something for. */
  keys(kind: Target['kind']): readonly string[] {
    const prefix = `${kind}|`;
    return [...new Set([...this.held.keys(), ...this.edits.keys()])]
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length));
  }

  /** Takes a change from the form: shown at once, kept in the browser at once, sent after a pause in typing. */
  edit(target: Target, fields: Fields, unread: Readonly<Record<string, string | null>> = {}): void {
    const { userId, now } = this.options;
    const completed = target.kind === 'entry' ? withStatus(this.entry(target.key), fields) : fields;
    const change: Edit = {
      ...target,
      userId,
      assessmentId: this.frame.id,
      fields: completed,
      unread,
      at: now(),
    };
    this.put(target, withEdit(this.pending(target), change, this.heldOf(target)));
    // What the server holds is looked up when the record is written: an answer may have come in between.
    this.keep(target, (current) => withEdit(current, change, this.heldOf(target)));
    this.cancelSending?.();
    this.cancelSending = this.options.later(() => void this.flush(), PAUSE);
    this.judgeSoon();
    this.changed();
  }

  /** Takes the person's choice between their own value and a colleague's. */
  choose(target: Target, choice: Choice): void {
    const current = this.pending(target);
    if (current === undefined) return;
    if (current.theirs !== null) this.holdOne(target, current.theirs);
    this.put(target, afterChoice(current, choice));
    this.keep(target, (kept) => kept && afterChoice(kept, choice));
    this.judgeSoon();
    this.changed();
    void this.flush();
  }

  /** Gives up the unsent edits of a target; the server's state is shown again. */
  discard(target: Target): void {
    this.put(target, undefined);
    this.keep(target, () => undefined);
    this.judgeSoon();
    this.changed();
  }

  /** Sends what waits, without waiting for a pause in typing. */
  async flush(): Promise<void> {
    this.cancelSending?.();
    this.cancelSending = null;
    await this.keeping;
    await this.sender?.drain();
  }

  /** The server answered to an edit that this tab sent. */
  answered(sent: PendingEdit, answer: Answer): void {
    if (sent.assessmentId !== this.frame.id) return;
    this.takeHeld(sent, heldIn(answer));
    // The record here may be ahead of the one that was sent and stored; it takes the answer in by itself.
    this.put(sent, afterAnswer(this.pending(sent), sent, answer));
    this.judgeSoon();
    this.changed();
  }

  /** Another tab sent something and got an answer. */
  heard(target: Target, held: Held | null): void {
    this.takeHeld(target, held);
    this.judgeSoon();
    this.changed();
  }

  /** Another tab kept an edit: shown here as well. */
  async reread(id: string): Promise<void> {
    const edit = (await this.options.storage.list(this.options.userId)).find((each) => editId(each) === id);
    const target = edit ?? targetOf(id);
    this.put(target, edit);
    this.judgeSoon();
    this.changed();
  }

  /** Takes the whole assessment as the server has it now; what the person has not sent stays on top. */
  refresh(assessment: Assessment): void {
    this.frame = assessment;
    this.hold(assessment);
    this.judgeSoon();
    this.changed();
  }

  /** Takes one entry as the server has it now, e.g. after a file was added. */
  takeEntry(entry: EntryView): void {
    this.holdOne({ kind: 'entry', key: entry.dataPoint }, entry);
    this.judgeSoon();
    this.changed();
  }

  /** Takes what else the server has now; what the person has not sent stays on top. */
  take(items: readonly { readonly target: Target; readonly held: Held }[]): void {
    for (const { target, held } of items) this.holdOne(target, held);
    this.changed();
  }

  setSenderState({ sending, hindrance }: SenderState): void {
    this.setState({ sending, hindrance });
    this.notify();
  }

  dispose(): void {
    this.cancelJudging?.();
    this.cancelSending?.();
    this.sender?.stop();
  }

  private content<Kind extends Target['kind']>(target: Target & { readonly kind: Kind }): Content<Kind> {
    const name = targetName(target);
    const shown = this.shown.get(name);
    if (shown !== undefined) return shown as Content<Kind>;
    const edit = this.edits.get(name);
    const content = edit === undefined ? this.heldOf(target) : withFields(this.heldOf(target), edit.fields);
    this.shown.set(name, content);
    return content;
  }

  private takeHeld(target: Target, held: Held | null): void {
    if (held === null) return;
    this.holdOne(target, held);
    this.setState({ savedAt: this.options.now() });
  }

  private put(target: Target, edit: PendingEdit | undefined): void {
    const name = targetName(target);
    if (edit === undefined) this.edits.delete(name);
    else this.edits.set(name, edit);
    this.shown.delete(name);
  }

  private keep(target: Target, change: (current: PendingEdit | undefined) => PendingEdit | undefined): void {
    const { storage, userId, tell } = this.options;
    const assessmentId = this.frame.id;
    const id = editId({ ...target, userId, assessmentId });
    // One after the other, so that the database sees the edits in the order in which they were made.
    this.keeping = this.keeping
      .then(() => storage.update(id, change))
      .then(
        () => tell({ kind: 'kept', id, assessmentId }),
        () => this.setState({ durable: false }),
      );
  }

  private hold({ entries, profile, context }: Assessment): void {
    for (const entry of entries) this.holdOne({ kind: 'entry', key: entry.dataPoint }, entry);
    for (const field of profile) this.holdOne({ kind: 'profile', key: field.key }, field);
    for (const text of context) this.holdOne({ kind: 'context', key: text.heading }, text);
  }

  private holdOne(target: Target, held: Held): void {
    const name = targetName(target);
    const before = this.held.get(name);
    // An answer that was overtaken by a newer one.
    if (before !== undefined && before.revision > held.revision) return;
    const next = { ...start(target), ...before, ...held } as EntryView;
    if (JSON.stringify(before) === JSON.stringify(next)) return;
    this.held.set(name, next);
    this.shown.delete(name);
  }

  private judgeNow(): Judgement {
    const { city, year } = this.frame;
    const entries = this.keys('entry').map((key) => this.entry(key));
    const figures = this.keys('profile').map((key) => this.profile(key));
    return judgeAll(city.name, year, entries, figures);
  }

  private judgeSoon(): void {
    this.cancelJudging?.();
    this.cancelJudging = this.options.later(() => {
      this.cancelJudging = null;
      this.judged = this.judgeNow();
      this.notify();
    }, JUDGE_AFTER);
  }

  private setState(next: Partial<SaveState>): void {
    this.state = { ...this.state, ...next };
  }

  private changed(): void {
    this.setState(summarise(this.edits.values()));
    this.notify();
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}

/** What the server has now, as its answer says. */
export function heldIn(answer: Answer): Held | null {
  switch (answer.kind) {
    case 'saved':
      return answer.held;
    case 'conflict':
      return answer.theirs;
    case 'refused':
      return null;
  }
}

const STARTS: { readonly [Kind in Target['kind']]: (key: string) => Contents[Kind] } = {
  entry: emptyEntry,
  profile: profileStart,
  context: contextStart,
  answer: answerStart,
  capability: capabilityStart,
  target: targetsStart,
};

const start = ({ kind, key }: Target): Contents[keyof Contents] => STARTS[kind](key);

function targetOf(id: string): Target {
  const [, , kind = 'entry', key = ''] = id.split('|');
  return { kind: kind as Target['kind'], key };
}
