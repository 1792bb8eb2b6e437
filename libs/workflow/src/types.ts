/** One step that a thing under a workflow can take. `Guard` names a condition that whoever runs the step looks up. */
export interface Transition<
  State extends string,
  Event extends string,
  Permission extends string,
  Guard extends string,
> {
  readonly from: State;
  readonly event: Event;
  readonly to: State;
  /** Permission that whoever takes the step must hold. */
  readonly permission: Permission;
  /** Condition that the thing itself must meet. */
  readonly guard?: Guard;
  /** Words that must come with the step: the city's statement, or the reason for it. */
  readonly needs?: 'statement' | 'reason';
}

/** The way into the first state: how a thing comes to be. */
export interface Opening<State extends string, Event extends string, Permission extends string> {
  readonly event: Event;
  readonly to: State;
  readonly permission: Permission;
}

/** A workflow as data. */
export interface WorkflowTable<
  State extends string,
  Event extends string,
  Permission extends string,
  Guard extends string,
> {
  /** Every state, in the order in which people read them. */
  readonly states: readonly State[];
  readonly opening: Opening<State, Event, Permission>;
  /** States that nothing leaves. */
  readonly finals: readonly State[];
  readonly transitions: readonly Transition<State, Event, Permission, Guard>[];
}

/** What decides whether a step may be taken now. */
export interface Facts<Permission extends string, Guard extends string> {
  may(permission: Permission): boolean;
  /** Why the condition is not met, as a stable word; `null` when it is met. */
  obstacle(guard: Guard): string | null;
}

/** A step that leaves the present state, and whether it may be taken. */
export interface NextAction<Event extends string> {
  readonly event: Event;
  readonly allowed: boolean;
  /** `forbidden`, or the obstacle that the guard named. */
  readonly reason?: string;
  readonly needs?: 'statement' | 'reason';
}

export type TransitionOutcome<State extends string> =
  | { readonly ok: true; readonly to: State; readonly needs?: 'statement' | 'reason' }
  /** `notFromHere`: no such step leaves this state; `forbidden`; or the obstacle that the guard named. */
  | { readonly ok: false; readonly reason: string };

/** A workflow whose table has been checked. */
export interface Workflow<
  State extends string,
  Event extends string,
  Permission extends string,
  Guard extends string,
> {
  readonly table: WorkflowTable<State, Event, Permission, Guard>;
  /** Every step that leaves `state`, in the order of the table. */
  nextActions(state: State, facts: Facts<Permission, Guard>): readonly NextAction<Event>[];
  /** Where `event` leads from `state`, or why it leads nowhere. Changes nothing. */
  transition(state: State, event: Event, facts: Facts<Permission, Guard>): TransitionOutcome<State>;
}
