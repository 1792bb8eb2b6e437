import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { SnapshotEdition } from '#documents';
import type { Language } from '#text';
import type { DrawingKind } from './drawings.js';
import { Renderer } from './renderer.js';

export interface DrawingRequest {
  readonly id: number;
  readonly kind: DrawingKind;
  readonly edition: SnapshotEdition;
  readonly language: Language;
}

export type DrawingAnswer =
  { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly error: string };

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** A child without work ends after this long, and its memory with it. */
const IDLE_MILLISECONDS = 30_000;

/**
 * Draws in a child process: typesetting keeps a core busy for a tenth of a second and needs 80 MB, neither of which
 * belongs into the process that answers requests. The child is started with the first drawing.
 */
@Injectable()
export class ChildRenderer extends Renderer implements OnModuleDestroy {
  private child: ChildProcess | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private idle: NodeJS.Timeout | undefined;

  override draw(kind: DrawingKind, edition: SnapshotEdition, language: Language): Promise<Uint8Array> {
    clearTimeout(this.idle);
    const child = (this.child ??= this.start());
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      child.send({ id, kind, edition, language } satisfies DrawingRequest, (error) => {
        if (error) this.settle(id, { id, error: error.message });
      });
    });
  }

  onModuleDestroy(): void {
    clearTimeout(this.idle);
    this.child?.disconnect();
    this.child = null;
  }

  private start(): ChildProcess {
    const child = fork(fileURLToPath(new URL('./render-child.js', import.meta.url)), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (answer: DrawingAnswer) => this.settle(answer.id, answer));
    child.on('error', (error) => this.lose(child, error));
    child.on('exit', () => this.lose(child, new Error('The drawing process ended')));
    return child;
  }

  private settle(id: number, answer: DrawingAnswer): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if ('bytes' in answer) waiting?.resolve(answer.bytes);
    else waiting?.reject(new Error(answer.error));
    if (this.waiting.size === 0) {
      this.idle = setTimeout(() => this.onModuleDestroy(), IDLE_MILLISECONDS).unref();
    }
  }

  /** The child is gone: whoever waits gets an error, and the next drawing starts another. */
  private lose(child: ChildProcess, error: Error): void {
    if (this.child !== child) return;
    this.child = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
