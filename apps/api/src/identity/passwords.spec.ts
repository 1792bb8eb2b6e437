import { describe, expect, it } from '@jest/globals';
import { ProblemException } from '../shared/problem.js';
import { hashPassword, isPassword, requireStrongPassword } from './passwords.js';

/** What is said against a password; `null` when it is taken. */
async function objection(password: string, known: string[] = []): Promise<[string, string] | null> {
  try {
    await requireStrongPassword('password', password, known);
    return null;
  } catch (refused) {
    if (!(refused instanceof ProblemException)) throw refused;
    const say = (language: 'en' | 'fr'): string => refused.errorsIn?.(language)[0]?.message ?? '';
    return [say('en'), say('fr')];
  }
}

describe('a password', () => {
  it('is kept as Argon2id with the parameters that OWASP recommends, each time with another salt', async () => {
    const [one, two] = [
      await hashPassword('quartz-willow-lantern'),
      await hashPassword('quartz-willow-lantern'),
    ];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('fits its hash however its accents were composed, and no other', async () => {
    const hash = await hashPassword('été à Orléans, quatorze');
    expect(await isPassword(hash, 'été à Orléans, quatorze'.normalize('NFD'))).toBe(true);
    expect(await isPassword(hash, 'ete a Orleans, quatorze')).toBe(false);
    expect(await isPassword(null, 'a password that nobody has')).toBe(false);
  });
});

describe('a new password', () => {
  it('of twelve characters that do not follow from each other is taken', async () => {
    expect(await objection('quartz-willow-lantern-42')).toBeNull();
    expect(await objection('vf8#Lq2z!xWm')).toBeNull();
  });

  it('that is short is refused with the length', async () => {
    const [en, fr] = (await objection('vf8#Lq2z!xW')) ?? [];
    expect(en).toMatch(/at least 12 characters/);
    expect(fr).toMatch(/au moins 12 caractères/);
  });

  it.each(['password123456', 'aaaaaaaaaaaaaa', 'azertyuiop12', 'motdepasse2026', '123456789012345'])(
    'that is easy to guess is refused with what to change: %s',
    async (password) => {
      const [en, fr] = (await objection(password)) ?? [];
      expect(en).toMatch(/^[A-Z].{10,}\.$/);
      expect(fr).toMatch(/^\p{Lu}.{10,}\.$/u);
      expect(en).not.toBe(fr);
    },
  );

  it('made of the person’s own name and address is refused', async () => {
    expect(await objection('nordmann.kari', ['kari.nordmann@rana.example', 'Kari Nordmann'])).not.toBeNull();
  });
});
