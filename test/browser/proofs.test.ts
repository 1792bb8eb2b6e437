import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { generateKey } from '#ledger';
import { LedgerSettings, operateLedger } from '../../apps/api/src/index.js';
import { barriers } from '../support/barriers.js';
import { openSite, settled, type Site } from '../support/browser.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await operateLedger(site.dataSource, new LedgerSettings(site.dataFolder, undefined)).sequencer.run();
}, 90_000);
afterAll(() => site.close());

const PROVEN = { level: 2, name: 'Proven: this was published' } as const;
const NOT_PROVEN = { level: 2, name: 'Not proven' } as const;

async function open(path: string): Promise<Page> {
  const page = await site.open(path);
  await settled(page);
  return page;
}

/** The proof of a value, saved from the page that explains it. */
async function savedProof(): Promise<{ readonly text: string; readonly name: string }> {
  const page = await open('/en/cities/karmoy?show=scored&why=fixedBroadbandSubscriptions');
  const saving = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('link', { name: 'Proof file of this value' }).click();
  const download = await saving;
  const text = await readFile(await download.path(), 'utf8');
  await page.context().close();
  return { text, name: download.suggestedFilename() };
}

function drop(page: Page, text: string, name = 'value.tlog-proof'): Promise<void> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
  return page.locator('input[type=file]').setInputFiles(file);
}

describe('a proof', () => {
  it('is saved beside the value and checked in the browser, which says how far it goes', async () => {
    const { text, name } = await savedProof();
    expect(name).toBe('karmoy-2020-fixedBroadbandSubscriptions.tlog-proof');
    const page = await open('/en/verify');
    await drop(page, text, name);
    const heading = page.getByRole('heading', PROVEN);
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByText('84.51 %', { exact: true }).waitFor();
    await page.getByText('That the figure is true.').waitFor();
    await page.getByText('No independent witness has signed this state of it.').waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    await page.context().close();
  });

  it('is checked without the server once the page is there', async () => {
    const { text } = await savedProof();
    const page = await open('/en/verify');
    await page.context().setOffline(true);
    await drop(page, text);
    await page.getByRole('heading', PROVEN).waitFor();
    await page.context().close();
  });

  it('of another place in the log proves nothing, in words that say why', async () => {
    const { text } = await savedProof();
    const page = await open('/en/verify');
    await drop(page, text.replace(/^index \d+$/m, 'index 1'));
    await page.getByRole('heading', NOT_PROVEN).waitFor();
    await page.getByText('The entry in the file is not in the log that was signed.').waitFor();
    await page.context().close();
  });

  it('is none when the file is something else', async () => {
    const page = await open('/fr/verify');
    await drop(page, 'Bonjour', 'lettre.txt');
    await page.getByRole('heading', { level: 2, name: 'Non prouvé' }).waitFor();
    await page.getByText('Ce n’est pas un fichier de preuve.').waitFor();
    await drop(page, '', 'vide.tlog-proof');
    await page.getByText('Le fichier est vide.').waitFor();
    await page.context().close();
  });

  it('is checked against a key that the reader brings, and with no other', async () => {
    const { text } = await savedProof();
    const page = await open('/en/verify');
    const key = await page.locator('code[title]').first().getAttribute('title');
    await page.getByRole('radio', { name: 'A key that I got from elsewhere' }).check();
    await drop(page, text);
    await page.getByText('It will be checked as soon as there is a key').waitFor();
    const typed = page.getByRole('textbox', { name: 'Keys' });
    await typed.fill('not a key');
    await page.getByText('One line is not a public key.').waitFor();
    await typed.fill(generateKey('other.example/ledger', new Uint8Array(32)).verifierKey);
    await page.getByRole('heading', NOT_PROVEN).waitFor();
    await page.getByText('The file was not signed with any of these keys.').waitFor();
    await typed.fill(key ?? '');
    await page.getByRole('heading', PROVEN).waitFor();
    expect(await page.getByText('It came from this very site').count()).toBe(0);
    expect(await typed.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('of an edition is checked with one click from the city’s page', async () => {
    const page = await open('/en/cities/moscow');
    await page.getByRole('link', { name: 'Check that nothing was changed' }).click();
    await page.getByRole('heading', { level: 2, name: 'All editions of this city' }).waitFor();
    await page.getByRole('link', { name: 'Check it', exact: true }).click();
    await page.getByRole('heading', PROVEN).waitFor();
    await page.getByText('moscow (RU)').waitFor();
    await page.context().close();
  });

  it('is said to be on its way while the log has not signed it', async () => {
    await site.publish(
      JSON.stringify({
        ...(JSON.parse(
          await readFile(new URL('../../apps/cli/src/demo/data/rana.json', import.meta.url), 'utf8'),
        ) as object),
        city: 'Waiting',
      }),
    );
    const page = await open('/en/cities/waiting?tab=editions');
    await page.getByRole('link', { name: 'Proof file of the edition' }).click();
    await page.getByText('The log has taken the value up but not signed it yet.').waitFor();
    await page.context().close();
  });
});
