import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemException } from './problem.js';

const MINUTE_MS = 60_000;

/** How many requests one address may send to a limited endpoint in a minute. */
export class RateLimitSettings {
  constructor(readonly perMinute: number) {}
}

/**
 * Slows down whoever sends too much, counted by address and minute in this process. It protects the server's work, not
 * secrets: tokens are too long to be guessed.
 */
@Injectable()
export class RateLimit implements CanActivate {
  private minute = 0;
  private readonly counts = new Map<string, number>();

  constructor(private readonly settings: RateLimitSettings) {}

  canActivate(context: ExecutionContext): boolean {
    const minute = Math.floor(performance.now() / MINUTE_MS);
    if (minute !== this.minute) {
      this.counts.clear();
      this.minute = minute;
    }
    const address = context.switchToHttp().getRequest<Request>().ip ?? '';
    const count = (this.counts.get(address) ?? 0) + 1;
    this.counts.set(address, count);
    if (count > this.settings.perMinute) throw new ProblemException(429, 'tooManyRequests');
    return true;
  }
}
