import { draw } from './drawings.js';
import type { DrawingAnswer, DrawingRequest } from './child-renderer.js';

/** The program of the child process: draws what its parent asks for, one after the other, and ends with its parent. */
process.on('message', ({ id, kind, edition, language }: DrawingRequest) => {
  draw(kind, edition, language).then(
    (bytes) => answer({ id, bytes }),
    (error: unknown) =>
      answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches every process of the terminal; the parent ends this one when it has answered everybody.
process.on('SIGINT', () => undefined);

function answer(message: DrawingAnswer): void {
  process.send?.(message);
}
