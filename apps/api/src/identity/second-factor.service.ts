import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { toString as qrCode } from 'qrcode';
import { DataSource, type EntityManager } from 'typeorm';
import { AppUser, RecoveryCode, sha256 } from '#persistence';
import { ProblemException } from '../shared/problem.js';

const PERIOD = 30;
/** Codes of the step before and after are taken too: clocks differ. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** Without the letters that are mistaken for digits (Crockford's base 32): 16 of them have 80 random bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

export interface NewSecret {
  /** In base 32, to be typed. */
  readonly secret: string;
  /** `otpauth://…`, to be opened. */
  readonly uri: string;
  /** The URI as a QR code (SVG), to be scanned. */
  readonly qr: string;
}

/** Time-based one-time passwords (RFC 6238) with recovery codes. */
@Injectable()
export class SecondFactorService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Makes a secret, which is in force once confirmed. Throws the problem `secondFactorActive` when there is one in
   * force: whoever uses a foreign session must not replace it.
   */
  async begin(userId: string): Promise<NewSecret> {
    const secret = new Secret({ size: 20 });
    const user = await this.dataSource.manager.findOneByOrFail(AppUser, { id: userId });
    const { affected } = await this.dataSource.manager
      .createQueryBuilder()
      .update(AppUser)
      .set({ totpSecret: secret.base32, totpLastStep: null })
      .where('id = :userId AND totp_confirmed_at IS NULL', { userId })
      .execute();
    if (affected !== 1) throw new ProblemException(409, 'secondFactorActive');
    const uri = new TOTP({ issuer: 'Civiscore', label: user.email, secret, period: PERIOD }).toString();
    return { secret: secret.base32, uri, qr: await qrCode(uri, { type: 'svg', margin: 2 }) };
  }

  /**
   * Puts the secret in force when the code is right, and gives the recovery codes, which are in the answer and nowhere
   * else. Throws the problems `secondFactorActive` and `wrongCode`.
   */
  async confirm(manager: EntityManager, userId: string, code: string): Promise<readonly string[]> {
    const user = await manager.findOneOrFail(AppUser, {
      where: { id: userId },
      lock: { mode: 'for_no_key_update' },
    });
    if (user.totpConfirmedAt !== null) throw new ProblemException(409, 'secondFactorActive');
    if (!(await this.isCode(manager, user, code))) throw new ProblemException(422, 'wrongCode');
    await manager.update(AppUser, { id: userId }, { totpConfirmedAt: new Date() });
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await manager.delete(RecoveryCode, { userId });
    await manager.insert(
      RecoveryCode,
      codes.map((recovery) => ({ userId, codeHash: sha256(plain(recovery)), usedAt: null })),
    );
    return codes;
  }

  /** Takes the second factor away, with its recovery codes. */
  async remove(manager: EntityManager, userId: string): Promise<void> {
    await manager.update(
      AppUser,
      { id: userId },
      { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
    );
    await manager.delete(RecoveryCode, { userId });
  }

  /** Whether this is a present code or an unused recovery code of the person. A code is used up by this. */
  async use(manager: EntityManager, user: AppUser, code: string): Promise<boolean> {
    return /^\d{6}$/.test(code)
      ? this.isCode(manager, user, code)
      : this.isRecoveryCode(manager, user.id, code);
  }

  private async isCode(manager: EntityManager, user: AppUser, code: string): Promise<boolean> {
    if (user.totpSecret === null) return false;
    const totp = new TOTP({ secret: Secret.fromBase32(user.totpSecret), period: PERIOD });
    const delta = totp.validate({ token: code, window: WINDOW });
    if (delta === null) return false;
    const step = totp.counter() + delta;
    // The condition and the change are one statement: of two requests with one code at the same time, one wins.
    const { affected } = await manager
      .createQueryBuilder()
      .update(AppUser)
      .set({ totpLastStep: step })
      .where('id = :id AND (totp_last_step IS NULL OR totp_last_step < :step)', { id: user.id, step })
      .execute();
    return affected === 1;
  }

  private async isRecoveryCode(manager: EntityManager, userId: string, code: string): Promise<boolean> {
    const { affected } = await manager
      .createQueryBuilder()
      .update(RecoveryCode)
      .set({ usedAt: new Date() })
      .where('user_id = :userId AND code_hash = :codeHash AND used_at IS NULL', {
        userId,
        codeHash: sha256(plain(code)),
      })
      .execute();
    return affected === 1;
  }
}

/** Four groups of four, e.g. `7K2M-0QXA-…`. */
function newRecoveryCode(): string {
  const letters = Array.from(randomBytes(CODE_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** As typed by hand: without dashes and spaces, in capitals, with the digits that letters were mistaken for. */
function plain(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}
