import { beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchmarkSet, catalogue } from '#catalogue';
import { readSubmission, toAssessment } from '#exchange';
import { canonicalJson, createScorer } from '#scoring';
import { example, withOneValue, withTypedValue } from '../api/support/examples.js';
import { runsAsRoot, temporaryFolder } from '../support/folders.js';
import { civiscore, program, publishedPath } from './support/program.js';

const scorer = createScorer(catalogue, benchmarkSet);

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

async function fileOf(content: unknown): Promise<string> {
  const path = join(folder, 'submission.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function assessmentOf(path: string) {
  const reading = readSubmission(await readFile(path, 'utf8'));
  if (!reading.ok) throw new Error(`${path} was refused`);
  return toAssessment(reading.submission);
}

describe('civiscore score', () => {
  it.each(['karmoy', 'moscow', 'valencia', 'rana'])(
    'prints the result of %s as canonical JSON',
    async (name) => {
      const path = publishedPath(name);
      const { code, out } = await civiscore(['score', path, '--json']);
      expect(code).toBe(0);
      expect(out).toBe(`${canonicalJson(scorer.score(await assessmentOf(path)))}\n`);
    },
  );

  it('prints how every score came about', async () => {
    const path = publishedPath('valencia');
    const { code, out } = await civiscore(['score', path, '--explain']);
    expect(code).toBe(0);
    expect(out).toBe(`${canonicalJson(scorer.explain(await assessmentOf(path)))}\n`);
  });

  it('prints a table for reading, in the language of the terminal', async () => {
    const english = await civiscore(['score', publishedPath('valencia')]);
    expect(english.out).toMatch(/^Valencia, 2020\nSelf-assessed\n/);
    expect(english.out).toMatch(/Economy +71\.43 +3 +20\/28 +7\/49\/55 +31\.63 – 95\.92\n/);
    expect(english.out).toContain('Not reported (');
    const french = await civiscore(['score', publishedPath('valencia')], { LC_ALL: 'fr_FR.UTF-8' });
    expect(french.out).toMatch(/Économie +71,43 /);
  });

  it('tells warnings apart from the result', async () => {
    const { code, out, err } = await civiscore(['score', publishedPath('moscow'), '--json']);
    expect(code).toBe(0);
    expect(err).toMatch(/^warning: profile\.population\.value: “more than 12 million” is words/);
    expect(() => void JSON.parse(out)).not.toThrow();
  });

  it.each([
    [
      'an unknown code',
      withOneValue({ code: 'XX', value: 1 }),
      'values[0].code: There is no KPI with the code “XX”.',
    ],
    ['a percentage of 140', withOneValue({ value: 140 }), 'values[0].value: 140 is outside the range'],
    [
      'text for a number',
      withOneValue({ value: 'x' }),
      'values[0].value: “x” is text, but a number belongs here.',
    ],
    ['NaN', withTypedValue('NaN'), 'values[0].value: NaN is not a number.'],
    ['1e400', withTypedValue('1e400'), 'values[0].value: 1e400 is larger than any number'],
    ['deep nesting', '['.repeat(1e6), 'line 1: Lists and objects lie too deep'],
    ['50 MB', 'x'.repeat(50 * 1024 * 1024), 'The file is too large: 2 MB are allowed.'],
    ['nothing', '', 'line 1: The file is not JSON: it ends too early'],
  ])('refuses a file with %s in one line', async (_, content, line) => {
    const { code, out, err } = await civiscore(['score', await fileOf(content), '--json']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.startsWith(line)).toBe(true);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('ends quietly when its reader has read enough', async () => {
    const child = spawn(process.execPath, [program, 'score', publishedPath('valencia'), '--explain']);
    child.stdout.once('data', () => child.stdout.destroy());
    let err = '';
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('lists every problem of a file', async () => {
    const bad = { ...withOneValue({ value: -1, year: 20 }), countryCode: 'NOR' };
    const { code, err } = await civiscore(['score', await fileOf(bad)]);
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toHaveLength(3);
  });

  it('says in one sentence that there is no such file, or none that can be read', async () => {
    const missing = await civiscore(['score', join(folder, 'gone.json')]);
    expect(missing).toEqual({ code: 2, out: '', err: `${join(folder, 'gone.json')} does not exist.\n` });
    expect(await civiscore(['score', folder])).toMatchObject({
      code: 2,
      err: `${folder} is a folder, not a file.\n`,
    });
    if (!runsAsRoot) {
      const path = await fileOf(example);
      await chmod(path, 0);
      expect(await civiscore(['score', path])).toMatchObject({
        code: 2,
        err: `${path} cannot be read (EACCES).\n`,
      });
    }
  });
});

describe('civiscore render', () => {
  it.each(['en', 'fr'])('writes a PDF in %s', async (lang) => {
    const out = join(folder, 'factsheet.pdf');
    const { code } = await civiscore(['render', publishedPath('valencia'), '--out', out, '--lang', lang]);
    expect(code).toBe(0);
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await readdir(folder)).toEqual(['factsheet.pdf']);
  });

  it('leaves everything as it was when the file is bad', async () => {
    const out = join(folder, 'factsheet.pdf');
    await writeFile(out, 'old');
    const { code } = await civiscore(['render', await fileOf(withOneValue({ value: 140 })), '--out', out]);
    expect(code).toBe(2);
    expect(await readFile(out, 'utf8')).toBe('old');
    expect((await readdir(folder)).toSorted()).toEqual(['factsheet.pdf', 'submission.json']);
  });

  it('says where it cannot write', async () => {
    await mkdir(join(folder, 'taken'));
    const file = publishedPath('rana');
    expect(await civiscore(['render', file, '--out', join(folder, 'taken')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is a folder; name a file.'),
    });
    expect(await civiscore(['render', file, '--out', join(folder, 'no', 'x.pdf')])).toMatchObject({
      code: 2,
      err: `The folder ${join(folder, 'no')} does not exist.\n`,
    });
    expect(await readdir(folder)).toEqual(['taken']);
  });
});

describe('civiscore openapi', () => {
  it('prints the description that docs hold, without a database', async () => {
    const { code, out } = await civiscore(['openapi'], { DATABASE_URL: 'postgresql://127.0.0.1:1/none' });
    expect(code).toBe(0);
    expect(out).toBe(await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8'));
  });
});
