/** What a single key does on the desk. */
export const DESK_KEYS = {
  v: 'verified',
  c: 'verifiedWithCaveat',
  n: 'notVerified',
  a: 'ask',
  y: 'confirm',
  d: 'disagree',
  j: 'next',
  k: 'previous',
  '?': 'help',
} as const;
export type DeskAction = (typeof DESK_KEYS)[keyof typeof DESK_KEYS];

/** The key of each action, as it is printed on the buttons. */
export const KEY_OF = Object.fromEntries(
  Object.entries(DESK_KEYS).map(([key, action]) => [action, key.toUpperCase()]),
) as Readonly<Record<DeskAction, string>>;

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** The key is held down. */
  readonly repeat: boolean;
}

/** Where the key was pressed. */
export interface Surroundings {
  /** In something that takes text, or a choice by letters. */
  readonly typing: boolean;
  readonly dialogOpen: boolean;
}

/** What a key press means; nothing while somebody types, with a modifier, or over an open dialog. */
export function actionOf(pressed: Pressed, { typing, dialogOpen }: Surroundings): DeskAction | null {
  if (typing || dialogOpen || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const key = pressed.key.toLowerCase();
  const action = key in DESK_KEYS ? DESK_KEYS[key as keyof typeof DESK_KEYS] : null;
  // Held down, a key goes on through the list; it never judges.
  const repeats = action === 'next' || action === 'previous';
  return pressed.repeat && !repeats ? null : action;
}
