import type { WheelSegment } from '#documents/drawing';

export type Step = 'next' | 'previous' | 'out' | 'in' | 'first' | 'last';

/** What an arrow key does; other keys are left to the browser. */
export const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'out',
  ArrowDown: 'in',
  Home: 'first',
  End: 'last',
};

/**
 * The segment one step from another: round the ring without an end, out to the first segment inside the span, in to the
 * segment it belongs to. At the edge of the wheel it stays where it is.
 */
export function stepFrom(segments: readonly WheelSegment[], from: WheelSegment, step: Step): WheelSegment {
  const ring = segments.filter(({ level }) => level === from.level);
  const place = ring.indexOf(from);
  const at = (index: number) => ring.at(index % ring.length) ?? from;
  switch (step) {
    case 'next':
      return at(place + 1);
    case 'previous':
      return at(place - 1);
    case 'first':
      return at(0);
    case 'last':
      return at(-1);
    case 'out':
      return segments.find(({ parentId }) => parentId === from.id) ?? from;
    case 'in':
      return segments.find(({ id }) => id === from.parentId) ?? from;
  }
}
