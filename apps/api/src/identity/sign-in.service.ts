import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppUser } from '#persistence';
import { ProblemException } from '../shared/problem.js';
import { isPassword } from './passwords.js';
import { SecondFactorService } from './second-factor.service.js';
import { ThrottleService } from './throttle.service.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Code of the second factor, or a recovery code. */
  readonly code?: string;
}

/** An e-mail address in the form it is stored in. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Finds out who somebody is by what only that person knows. */
@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly throttle: ThrottleService,
    private readonly secondFactor: SecondFactorService,
  ) {}

  /**
   * The person whose credentials these are. Throws the problems `credentials` (one for every reason),
   * `secondFactorNeeded`, `wrongCode` and `tooManyAttempts`.
   */
  async signIn({ email, password, code }: Credentials, address: string): Promise<AppUser> {
    const account = normalEmail(email);
    const attempt = await this.throttle.attempt(account, address);
    const { manager } = this.dataSource;
    const user = await manager.findOneBy(AppUser, { email: account });
    const usable = user !== null && user.disabledAt === null;
    if (!(await isPassword(usable ? user.passwordHash : null, password)) || !usable) {
      throw new ProblemException(401, 'credentials');
    }
    if (user.totpConfirmedAt !== null) {
      if (code === undefined || code.trim() === '') {
        await attempt.notCounted();
        throw new ProblemException(401, 'secondFactorNeeded');
      }
      if (!(await this.secondFactor.use(manager, user, code.trim()))) {
        throw new ProblemException(401, 'wrongCode');
      }
    }
    await attempt.succeeded();
    return user;
  }

  /** Throws the problem `wrongPassword` unless this is the password of a person who is signed in already. */
  async requirePassword(user: AppUser, password: string, address: string): Promise<void> {
    const attempt = await this.throttle.attempt(user.email, address);
    if (!(await isPassword(user.passwordHash, password))) throw new ProblemException(422, 'wrongPassword');
    await attempt.succeeded();
  }
}
