import { useState } from 'react';

/** A value of the address for a field: what was chosen shows at once, ahead of the address that follows. */
export function useImmediate<T>(value: T): readonly [T, (next: T) => void] {
  const [held, setHeld] = useState({ seen: value, shown: value });
  const now = held.seen === value ? held : { seen: value, shown: value };
  if (now !== held) setHeld(now);
  return [now.shown, (shown) => setHeld({ seen: value, shown })];
}
