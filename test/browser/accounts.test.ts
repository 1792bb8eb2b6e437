import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { makeSetupLink, openWork, type OpenWork } from '../../apps/api/src/index.js';
import { type RunningWorker, startWorker } from '../../apps/worker/src/index.js';
import { readMails } from '../api/support/mails.js';
import { barriers } from '../support/barriers.js';
import { openSite, settled, type Site } from '../support/browser.js';

const PASSWORD = 'quartz willow lantern 42';
const NEW_PASSWORD = 'copper meadow violin 17';

let site: Site;
let work: OpenWork;
let worker: RunningWorker;
/** Browsers of the administrator and of the city manager; the tests follow each other. */
let anna: Page;
let clara: Page;
let programme = '';
let secret = '';

beforeAll(async () => {
  site = await openSite();
  const { dataSource, dataFolder, url } = site;
  work = await openWork({ dataSource, dataFolder, publicUrl: url });
  worker = await startWorker({ dataSource, work: work.work, pollInterval: 100 });
}, 90_000);
afterAll(async () => {
  await worker?.stop();
  await work?.close();
  await site?.close();
});

/** Path of the one-time link in the newest mail to an address. */
async function linkTo(email: string, subject: RegExp): Promise<string> {
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    const mails = await readMails(site.dataFolder);
    const token = mails.findLast((mail) => mail.to === email && subject.test(mail.subject))?.token;
    if (token !== undefined) return `/en/link/${token}`;
    await new Promise((settle) => setTimeout(settle, 50));
  }
  throw new Error(`No mail with a link came to ${email}.`);
}

const code = () => new TOTP({ secret: Secret.fromBase32(secret) });
const nameMenu = (page: Page, name: string) =>
  page.locator('header').getByRole('button', { name, exact: true });
const submit = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();
const dialog = (page: Page) => page.getByRole('dialog');

async function signOut(page: Page, name: string): Promise<void> {
  await nameMenu(page, name).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
}

describe('the first administrator', () => {
  it('is told what is wrong with the password, and loses nothing that was typed', async () => {
    anna = await site.open(`/en/${await makeSetupLink(site.dataSource)}`);
    await anna.getByLabel('E-mail address').fill('anna@secretariat.example');
    await anna.getByLabel('New password', { exact: true }).fill('anna');
    await anna.getByText('8 more characters are needed.').waitFor();
    await submit(anna, 'Create the account');
    // The summary takes the focus, and its link leads to the field.
    await anna.getByRole('alert').getByRole('link', { name: 'Enter your name' }).click();
    expect(await anna.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('name');
    await anna.keyboard.type('Anna Berg');
    await submit(anna, 'Create the account');
    await anna
      .getByRole('alert')
      .getByRole('link', { name: /at least 12/i })
      .waitFor();
    expect(await anna.getByLabel('E-mail address').inputValue()).toBe('anna@secretariat.example');
    expect(await anna.getByLabel('Name').inputValue()).toBe('Anna Berg');
  });

  it('is made by the set-up link, which then no longer works', async () => {
    const link = anna.url();
    await anna.getByLabel('New password', { exact: true }).fill(PASSWORD);
    await submit(anna, 'Create the account');
    await anna.waitForURL('**/en/workspace');
    await nameMenu(anna, 'Anna Berg').waitFor();
    const other = await site.open(new URL(link).pathname);
    await other.getByRole('heading', { name: 'This link no longer works' }).waitFor();
    await other.context().close();
  });
});

describe('a programme', () => {
  it('is created with a round and a city', async () => {
    await nameMenu(anna, 'Anna Berg').click();
    await anna.getByRole('link', { name: 'Programmes', exact: true }).click();
    await anna.getByRole('button', { name: 'Create a programme' }).click();
    await dialog(anna).getByLabel('Name', { exact: true }).fill('Hub Austria');
    await dialog(anna).getByRole('button', { name: 'Create a programme' }).click();
    await anna.getByRole('heading', { level: 1, name: 'Hub Austria' }).waitFor();
    programme = new URL(anna.url()).pathname.replace('/en', '');

    await anna.getByRole('link', { name: 'Rounds' }).click();
    await anna.getByRole('button', { name: 'Open a round' }).click();
    await dialog(anna).getByLabel('Closes on').fill('2001-01-01');
    await dialog(anna).getByLabel('Year reported on').fill('2025');
    await anna.keyboard.press('Enter');
    await dialog(anna)
      .getByRole('link', { name: 'The closing day must not be before the opening day' })
      .click();
    await dialog(anna)
      .getByLabel('Closes on')
      .fill(`${new Date().getFullYear() + 1}-12-31`);
    await dialog(anna).getByRole('button', { name: 'Open a round' }).click();
    await anna.getByRole('row', { name: /2025.*Open/ }).waitFor();

    await anna
      .getByRole('navigation', { name: 'Parts of the programme' })
      .getByRole('link', { name: 'Cities' })
      .click();
    await anna.getByRole('button', { name: 'Add a city' }).click();
    await dialog(anna).getByLabel('Name of the city').fill('Linz');
    await dialog(anna).getByLabel('Country').selectOption({ label: 'Austria' });
    await dialog(anna).getByRole('button', { name: 'Add a city' }).click();
    await anna.getByRole('row', { name: /Linz.*No assessment begun/ }).waitFor();
  });

  it('shows what the server refuses at the field it concerns', async () => {
    await anna
      .getByRole('navigation', { name: 'Parts of the programme' })
      .getByRole('link', { name: 'Settings' })
      .click();
    await anna.getByLabel('Short name for addresses').fill('Not An Address');
    await submit(anna, 'Save');
    await anna
      .getByRole('alert')
      .getByRole('link', { name: /small letters, digits and hyphens/i })
      .click();
    expect(await anna.getByLabel('Short name for addresses').getAttribute('aria-invalid')).toBe('true');
    await anna.keyboard.press('ControlOrMeta+a');
    await anna.keyboard.type('hub-austria');
    await anna.keyboard.press('Enter');
    await anna.getByText('Saved', { exact: true }).waitFor();
  });
});

describe('a city manager', () => {
  it('is invited by mail', async () => {
    await anna.goto(`${site.url}/en${programme}`);
    await anna.getByRole('link', { name: 'Invite a city manager for Linz' }).click();
    await anna.getByRole('button', { name: 'Invite someone' }).click();
    await dialog(anna).getByLabel('E-mail address').fill('clara@linz.example');
    await dialog(anna).getByLabel('City manager').check();
    await dialog(anna).getByRole('button', { name: 'Invite' }).click();
    await anna.getByText('An invitation is on its way to clara@linz.example').waitFor();
    await anna.getByRole('row', { name: /clara@linz\.example.*not answered yet/ }).waitFor();
  });

  it('accepts, and finds the round that is open', async () => {
    clara = await site.open(await linkTo('clara@linz.example', /invited/));
    await clara.getByText('You are invited as city manager.').waitFor();
    await clara.getByLabel('Name').fill('Clara Huber');
    await clara.getByLabel('New password', { exact: true }).fill(PASSWORD);
    await submit(clara, 'Accept and sign in');
    await clara.waitForURL('**/en/workspace');
    await clara.getByRole('heading', { name: 'Linz' }).waitFor();
    await clara.getByRole('button', { name: 'Begin the assessment of 2025' }).waitFor();
  });

  it('sees neither administration nor other people’s programmes', async () => {
    await nameMenu(clara, 'Clara Huber').click();
    const menu = clara.getByRole('navigation', { name: 'Your pages' });
    expect(await menu.getByRole('link').allInnerTexts()).toEqual(['My work', 'Account']);
    await clara.goto(`${site.url}/en/administration`);
    await clara.getByRole('heading', { name: 'Page not found' }).waitFor();
  });

  it('sets up a second factor with a code of the app, and gets recovery codes', async () => {
    await clara.goto(`${site.url}/en/account`);
    await clara.getByRole('button', { name: 'Set up a second factor' }).click();
    await clara.getByRole('img', { name: /QR code/ }).waitFor();
    secret = (await clara.locator('main li code').getAttribute('title')) ?? '';
    await clara.getByLabel('Code').fill('12345');
    await clara.getByRole('button', { name: 'Turn on' }).click();
    await clara.getByRole('alert').getByRole('link').first().waitFor();
    await clara.getByLabel('Code').fill(code().generate());
    await clara.getByRole('button', { name: 'Turn on' }).click();
    await clara.getByRole('heading', { name: /Keep these recovery codes/ }).waitFor();
    expect(await clara.locator('main li code').count()).toBe(10);
    await clara.getByRole('button', { name: 'I have kept them' }).click();
    await clara.getByText('Signing in needs your password and a code of your app.').waitFor();
  });

  it('signs in with the keyboard alone, and comes to the page that was asked for', async () => {
    await signOut(clara, 'Clara Huber');
    await clara.goto(`${site.url}/en/account`);
    await clara.waitForURL('**/en/sign-in?next=%2Fen%2Faccount');
    await clara.getByLabel('E-mail address').focus();
    await clara.keyboard.type('clara@linz.example');
    await clara.getByLabel('Password', { exact: true }).focus();
    await clara.keyboard.type(PASSWORD);
    await clara.keyboard.press('Enter');
    await clara.getByText('Now prove with your second factor').waitFor();
    await clara.waitForFunction(
      () => document.activeElement?.getAttribute('autocomplete') === 'one-time-code',
    );
    // A code is taken once: the one of the next half minute, which is taken already, was not used yet.
    await clara.keyboard.type(code().generate({ timestamp: Date.now() + 30_000 }));
    await clara.keyboard.press('Enter');
    await clara.getByRole('heading', { level: 1, name: 'Account' }).waitFor();
  });

  it('begins the assessment, and sees how far it is', async () => {
    await clara.goto(`${site.url}/en/workspace`);
    await clara.getByRole('button', { name: 'Begin the assessment of 2025' }).click();
    await clara.waitForURL(/\/workspace\/[0-9a-f-]{36}/);
    await clara.goto(`${site.url}/en/workspace`);
    await clara
      .getByRole('row', { name: /Assessment of 2025.*Being filled in.*0 of 112 reported/ })
      .waitFor();
  });

  it.each(['en', 'fr'])('has a page of work in %s that keeps WCAG 2.2 AA', async (language) => {
    const page = await clara.context().newPage();
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${site.url}/${language}/workspace`);
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });

  it('makes a token, which is shown once', async () => {
    await clara.goto(`${site.url}/en/account`);
    await clara.getByRole('button', { name: 'New token' }).click();
    const form = clara.getByRole('form', { name: 'New token' });
    await form.getByLabel('Name').fill('Nightly export');
    await form.getByRole('button', { name: 'Make the token' }).click();
    await clara.getByText(/^civ_[\w-]{43}$/).waitFor();
    await clara.reload();
    await clara.getByRole('row', { name: /Nightly export/ }).waitFor();
    expect(await clara.getByText(/civ_/).count()).toBe(0);
    await clara.getByRole('button', { name: 'Revoke Nightly export' }).click();
    await dialog(clara).getByRole('button', { name: 'Revoke' }).click();
    await clara.getByText('You have no tokens.').waitFor();
  });
});

describe('a session that ends while somebody types', () => {
  it('is begun again in a dialog, and what was typed is sent', async () => {
    await anna.goto(`${site.url}/en/account`);
    await anna.getByLabel('Name').fill('Anna Berg-Holm');
    await anna.context().clearCookies();
    await submit(anna, 'Save');
    await dialog(anna).getByRole('heading', { name: 'Your session has ended' }).waitFor();
    expect(await dialog(anna).getByLabel('E-mail address').inputValue()).toBe('anna@secretariat.example');
    await anna.keyboard.type(PASSWORD);
    await anna.keyboard.press('Enter');
    await anna.getByText('Saved', { exact: true }).waitFor();
    await nameMenu(anna, 'Anna Berg-Holm').waitFor();
  });

  it('keeps what was typed when nobody signs in', async () => {
    await anna.getByLabel('Name').fill('Anna B. Holm');
    await anna.context().clearCookies();
    await submit(anna, 'Save');
    await dialog(anna).waitFor();
    await anna.keyboard.press('Escape');
    await anna
      .getByRole('alert')
      .getByText(/sign in/i)
      .first()
      .waitFor();
    expect(await anna.getByLabel('Name').inputValue()).toBe('Anna B. Holm');
    await submit(anna, 'Save');
    await dialog(anna).getByLabel('Password', { exact: true }).fill(PASSWORD);
    await anna.keyboard.press('Enter');
    await anna.getByText('Saved', { exact: true }).waitFor();
  });

  it('is noticed in the list of sessions, and ended there', async () => {
    const other = await site.open('/en/sign-in');
    await other.getByLabel('E-mail address').fill('anna@secretariat.example');
    await other.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await submit(other, 'Sign in');
    await other.waitForURL('**/en/workspace');
    await anna.reload();
    await anna.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await anna.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' });
    await other.reload();
    await other.waitForURL('**/en/sign-in?next=*');
    await other.context().close();
  });
});

describe('a forgotten password', () => {
  it('is replaced through a mail', async () => {
    const page = await site.open('/en/sign-in');
    await page.getByRole('link', { name: 'I have forgotten my password' }).click();
    // The page before has a field of the same name.
    await page.getByRole('button', { name: 'Send the link' }).waitFor();
    await page.getByLabel('E-mail address').fill('anna@secretariat.example');
    await submit(page, 'Send the link');
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
    await page.goto(site.url + (await linkTo('anna@secretariat.example', /new password/i)));
    await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
    await submit(page, 'Save and sign in');
    await page.waitForURL('**/en/workspace');
    await anna.context().close();
    anna = page;
  });

  it('asks for patience after too many attempts, and says until when', async () => {
    const page = await site.open('/en/sign-in');
    await page.getByLabel('E-mail address').fill('stranger@example.org');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    for (let attempt = 0; attempt < 5; attempt++) {
      await submit(page, 'Sign in');
      await page.getByRole('alert').waitFor();
      await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    }
    await submit(page, 'Sign in');
    await page.getByText(/You can try again at \d\d:\d\d, in \d+ minutes?/).waitFor();
    await page.context().close();
  });
});

describe('the secretariat', () => {
  it('finds an account and changes what it may do', async () => {
    await anna.goto(`${site.url}/en/administration`);
    await anna.getByLabel('Search by name or e-mail address').fill('clara');
    await anna.waitForURL('**/administration?search=clara');
    await anna.getByRole('button', { name: 'Change Clara Huber' }).click();
    await dialog(anna)
      .getByLabel(/^Provisional/)
      .check();
    await dialog(anna).getByLabel('Disabled').check();
    await dialog(anna).getByRole('button', { name: 'Save' }).click();
    await anna.getByRole('row', { name: /Clara Huber.*Disabled.*provisional verifier/ }).waitFor();
    // Whoever is disabled is out at once.
    await clara.reload();
    await clara.waitForURL('**/en/sign-in?next=*');
    await anna.getByRole('button', { name: 'Change Clara Huber' }).click();
    await dialog(anna).getByLabel('Active').check();
    await dialog(anna).getByRole('button', { name: 'Save' }).click();
    await anna.getByRole('row', { name: /Clara Huber.*Active/ }).waitFor();
  });

  it('cannot leave the installation without an administrator', async () => {
    await anna.goto(`${site.url}/en/administration`);
    await anna.getByRole('button', { name: 'Change Anna B. Holm' }).click();
    await dialog(anna).getByLabel('Administrator').uncheck();
    await dialog(anna).getByRole('button', { name: 'Save' }).click();
    await dialog(anna).getByRole('alert').waitFor();
    await anna.keyboard.press('Escape');
    await dialog(anna).waitFor({ state: 'detached' });
  });
});

interface SeenPage {
  readonly name: string;
  readonly path: () => string;
  readonly prepare?: (page: Page) => Promise<void>;
}

describe.each(['en', 'fr'])('every page in %s keeps WCAG 2.2 AA, light, dark and narrow', (language) => {
  const press = (name: RegExp) => async (page: Page) => {
    await page.getByRole('main').getByRole('button', { name }).first().click();
    await page.locator('dialog[open], form').last().waitFor();
  };
  const pages: readonly SeenPage[] = [
    { name: 'my work', path: () => '/workspace' },
    { name: 'account', path: () => '/account', prepare: press(/^(New token|Nouveau jeton)$/) },
    { name: 'second factor', path: () => '/account', prepare: press(/^(Set up|Mettre en place)/) },
    { name: 'administration', path: () => '/administration' },
    { name: 'account of a person', path: () => '/administration', prepare: press(/^(Change|Modifier) /) },
    { name: 'programmes', path: () => '/programmes', prepare: press(/^(Create|Créer)/) },
    { name: 'cities', path: () => programme },
    { name: 'new city', path: () => programme, prepare: press(/^(Add|Ajouter)/) },
    { name: 'rounds', path: () => `${programme}/rounds`, prepare: press(/^(Open|Ouvrir)/) },
    { name: 'people', path: () => `${programme}/people` },
    { name: 'invitation', path: () => `${programme}/people?city=linz`, prepare: press(/^(Invite|Inviter) /) },
    { name: 'settings', path: () => `${programme}/settings` },
  ];
  it.each(pages)('$name', async ({ path, prepare }) => {
    const page = await anna.context().newPage();
    page.setDefaultTimeout(10_000);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${site.url}/${language}${path()}`);
    await settled(page);
    await prepare?.(page);
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });

  it.each(['/sign-in', '/forgotten-password', '/link/unknown'])('%s', async (path) => {
    const page = await site.open(`/${language}${path}`, { colorScheme: 'light' });
    await settled(page);
    // With the errors of an empty form, where there is one.
    const button = page.getByRole('main').locator('button[type="submit"]');
    if ((await button.count()) > 0) {
      await button.click();
      await page.getByRole('alert').waitFor();
    }
    expect(await barriers(page)).toEqual([]);
    await page.context().close();
  });
});
