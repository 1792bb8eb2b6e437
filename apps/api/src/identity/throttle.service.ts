import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { sha256 } from '#persistence';
import { ProblemException } from '../shared/problem.js';

const TABLE = 'sign_in_throttle';

/** Wrong secrets that are taken for one account in 15 minutes, and from one address in an hour. */
const ACCOUNT = { points: 5, duration: 15 * 60 };
const ADDRESS = { points: 50, duration: 60 * 60 };
/** Requests for a password reset: for one account and from one address in an hour. */
const RESET_ACCOUNT = { points: 3, duration: 60 * 60 };
const RESET_ADDRESS = { points: 20, duration: 60 * 60 };

/** One try, counted as wrong until it is known to be right. */
export interface Attempt {
  /** It was right: earlier wrong ones of the account are forgotten. */
  succeeded(): Promise<void>;
  /** It was neither right nor wrong: this one is not counted. */
  notCounted(): Promise<void>;
}

/**
 * Slows down guessing, by account and by address. Counted in the database before the secret is looked at: tries at the
 * same time, restarts and several processes do not help. Accounts and addresses are kept as hashes only.
 */
@Injectable()
export class ThrottleService {
  private readonly account: RateLimiterPostgres;
  private readonly address: RateLimiterPostgres;
  private readonly resetAccount: RateLimiterPostgres;
  private readonly resetAddress: RateLimiterPostgres;

  constructor(dataSource: DataSource) {
    const limiter = (keyPrefix: string, limit: { points: number; duration: number }): RateLimiterPostgres =>
      new RateLimiterPostgres({
        storeClient: dataSource,
        storeType: 'typeorm',
        tableName: TABLE,
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix,
        ...limit,
      });
    this.account = limiter('account', ACCOUNT);
    this.address = limiter('address', ADDRESS);
    this.resetAccount = limiter('resetAccount', RESET_ACCOUNT);
    this.resetAddress = limiter('resetAddress', RESET_ADDRESS);
  }

  /** Begins a try to prove who one is. Throws the problem `tooManyAttempts` when there were too many. */
  async attempt(account: string, address: string): Promise<Attempt> {
    const accountKey = sha256(account);
    const addressKey = sha256(address);
    await consume(this.address, addressKey);
    await consume(this.account, accountKey);
    return {
      succeeded: async () => {
        await this.account.delete(accountKey);
        await this.address.reward(addressKey);
      },
      notCounted: async () => {
        await this.account.reward(accountKey);
        await this.address.reward(addressKey);
      },
    };
  }

  /**
   * Counts a request for a password reset. Throws the problem `tooManyAttempts` when the address asked too often; false
   * when it was asked too often for the account, which the answer must not tell.
   */
  async mayReset(account: string, address: string): Promise<boolean> {
    await consume(this.resetAddress, sha256(address));
    return this.resetAccount.consume(sha256(account)).then(
      () => true,
      (refused: unknown) => {
        if (refused instanceof RateLimiterRes) return false;
        throw refused;
      },
    );
  }
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfterSeconds = Math.ceil(refused.msBeforeNext / 1000);
    const minutes = Math.ceil(retryAfterSeconds / 60);
    throw new ProblemException(429, 'tooManyAttempts', { minutes }, undefined, { retryAfterSeconds });
  }
}
