import { type DataSource, IsNull, Not } from 'typeorm';
import { AppUser } from '#persistence';
import { createLinkToken, withdrawLinks } from './link.service.js';
import { normalEmail } from './sign-in.service.js';

/**
 * Makes the link with which the first administrator is made, as the path of a page without its language. `null` when
 * there is an administrator who can sign in. An earlier link of this kind ends.
 */
export function makeSetupLink(dataSource: DataSource): Promise<string | null> {
  return dataSource.transaction(async (manager) => {
    const administrators = await manager.countBy(AppUser, {
      administrator: true,
      passwordHash: Not(IsNull()),
    });
    if (administrators > 0) return null;
    await withdrawLinks(manager, null);
    return `link/${await createLinkToken(manager, 'setup', null)}`;
  });
}

/** Makes a link to choose a password for the person with this e-mail address; `null` when there is none. */
export function makePasswordLink(dataSource: DataSource, email: string): Promise<string | null> {
  return dataSource.transaction(async (manager) => {
    const user = await manager.findOneBy(AppUser, { email: normalEmail(email), disabledAt: IsNull() });
    if (!user) return null;
    const kind = user.passwordHash === null ? 'invitation' : 'passwordReset';
    return `link/${await createLinkToken(manager, kind, user.id)}`;
  });
}
