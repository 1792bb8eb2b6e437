/// <reference lib="dom" />
// Functions given to `evaluate` run in the page.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type BrowserContextOptions, type Page } from 'playwright-core';
import type { DataSource } from 'typeorm';
import { importsInto, startApi } from '../../apps/api/src/index.js';
import { benchmarkSet, catalogue } from '#catalogue';
import { maturityModel } from '#maturity';
import { loadReferenceData } from '#persistence';
import { createTestDatabase } from './database.js';
import { temporaryFolder } from './folders.js';

const PUBLISHED = new URL('../../apps/cli/src/demo/data/', import.meta.url);
/** The pages as built, or those in the folder that `CIVISCORE_TEST_WEB` names. */
const WEB_ROOT =
  process.env['CIVISCORE_TEST_WEB'] ?? fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Chromium's sandbox does not start for root; text is to be drawn the same everywhere. */
const CHROMIUM = ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'];

export interface Site {
  /** Address of the running product, without a slash at the end. */
  readonly url: string;
  /** A page in its own context: own size, language, colour scheme. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  readonly dataSource: DataSource;
  /** Where its files lie, the mails among them. */
  readonly dataFolder: string;
  /** Imports and publishes a submission file; answers the city's slug. */
  publish(file: string): Promise<string>;
  close(): Promise<void>;
}

/** The built pages on the real API with a fresh database of the eight published cities, and a browser. */
export async function openSite(): Promise<Site> {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    return { ...(await start(closing)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(closing: (() => Promise<void>)[]): Promise<Omit<Site, 'close'>> {
  const database = await createTestDatabase();
  closing.push(() => database.drop());
  const { dataSource } = database;
  const model = { id: maturityModel.recommendation, content: maturityModel };
  await loadReferenceData(dataSource, { catalogue, benchmarkSet, maturityModel: model }, new Date());
  const imports = importsInto(dataSource);
  const publish = async (file: string) =>
    (await imports.importSubmission(file, { publish: true, actor: 'browser test' })).city.slug;
  for (const file of await publishedFiles()) await publish(file.text);

  const dataFolder = await temporaryFolder();
  const api = await startApi({ port: 0, dataSource, dataFolder, webRoot: WEB_ROOT });
  closing.push(() => api.close());
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: CHROMIUM,
  });
  closing.push(() => browser.close());

  const open = async (path: string, options?: BrowserContextOptions) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(api.url + path);
    return page;
  };
  return { url: api.url, dataSource, dataFolder, open, publish };
}

export interface PublishedFile {
  readonly slug: string;
  readonly text: string;
}

/** The submission files of the eight cities that U4SSC published. */
export async function publishedFiles(): Promise<readonly PublishedFile[]> {
  const names = (await readdir(PUBLISHED)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => ({
      slug: name.replace('.json', ''),
      text: await readFile(new URL(name, PUBLISHED), 'utf8'),
    })),
  );
}

/** Waits until the page shows its heading and nothing is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
