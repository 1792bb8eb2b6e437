import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { kpis } from '#catalogue';
import type { Language } from '#text';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { sparseResult } from './assessments.spec-support.js';
import { DOCUMENT_KINDS, type DocumentKind, documents } from './documents.js';
import { documentEditionOf, maturityOf, verifiedEdition } from './documents.spec-support.js';
import type { DocumentEdition } from './edition.js';
import { penFor } from './shared/pen.js';
import { valueText } from './shared/parts/results.js';
import { textsOf } from './shared/texts.js';

const verified = verifiedEdition();
const full: DocumentEdition = { ...verified, maturity: maturityOf(verified.result) };
const elsewhere = documentEditionOf(sparseResult());

type Reading = Awaited<ReturnType<typeof readAnew>>;
const readings = new Map<string, Promise<Reading>>();

/** A document of one of the editions that all tests share is made once. */
function read(kind: DocumentKind, edition: DocumentEdition, language: Language = 'en'): Promise<Reading> {
  const shared = [full, elsewhere].indexOf(edition);
  if (shared < 0) return readAnew(kind, edition, language);
  const key = `${kind}/${shared}/${language}`;
  const known = readings.get(key) ?? readAnew(kind, edition, language);
  readings.set(key, known);
  return known;
}

async function readAnew(kind: DocumentKind, edition: DocumentEdition, language: Language) {
  const bytes = await documents[kind].pdf(edition, language);
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  const pages = text.map((page) => page.replace(/\s+/gu, ' '));
  return { bytes, document, pages, whole: pages.join(' ') };
}

const OTHERS = DOCUMENT_KINDS.filter((kind) => kind !== 'snapshot');

describe.each(OTHERS)('the document %s', (kind) => {
  it('names edition, state, hash, benchmark set, coverage and the address of its proof', async () => {
    const { whole } = await read(kind, full);
    expect(whole).toContain('No. 1, published on 20 November 2026');
    expect(whole).toContain('Verified; scored with reference set 2026.1');
    expect(whole).toContain(full.contentHash);
    expect(whole).toContain('106 of 112 data points reported');
    expect(whole).toContain('https://civiscore.example/proof/9f86d081884c7d65');
  });

  it('is tagged, with title, language, bookmarks, described pictures and the mark of PDF/UA-1', async () => {
    const { bytes, document, pages } = await read(kind, full, 'fr');
    const { info } = await getMeta(document);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(info).toMatchObject({ Language: 'fr' });
    expect(String((info as { Title: string }).Title)).toContain('Karmøy, Norway, 2020');
    expect((await document.getOutline()).length).toBeGreaterThan(0);
    expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid');
    const trees = await Promise.all(
      pages.map(async (_, index) =>
        JSON.stringify(await (await document.getPage(index + 1)).getStructTree()),
      ),
    );
    expect(trees.join('')).toContain('"TH"');
    expect(trees.join('')).toContain('Code QR de l’adresse');
  });

  it('says that figures from elsewhere were not verified here', async () => {
    const { whole } = await read(kind, elsewhere);
    expect(whole).toContain('U4SSC Verification Report, Karmøy, Norway, September 2020');
    expect(whole).toMatch(/Civiscore has verified none of them|Nobody has attested this edition/);
  });

  it('is the same bytes for the same edition', async () => {
    const { bytes } = await read(kind, full);
    const other = await documents[kind].pdf(full, 'en');
    expect(Buffer.from(bytes).equals(Buffer.from(other))).toBe(true);
  });

  it('prints hostile text as it is, in PDF and on the web', async () => {
    const words = '#panic("x") $a$ = <script>alert(1)</script> & \\ *c*';
    const hostile = verifiedEdition(words, {
      country: words,
      attestations: [{ role: 'verifier', name: words, grade: null, statement: words, on: '2026-11-10' }],
      address: 'javascript:alert(1)',
      context: [{ heading: words, text: words }],
    });
    const { whole, bytes } = await read(kind, hostile);
    expect(whole).toContain('#panic("x") $a$ = <script>alert(1)</script> & \\ *c*');
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('/URI (javascript:');
    const page = documents[kind].html(hostile, 'en');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('href="javascript:');
    expect(page).toContain('&lt;script&gt;');
  });
});

describe('documents of a full city', () => {
  it.each([
    ['verificationReport', 15, 30],
    ['verificationSummary', 1, 3],
    ['attestation', 1, 2],
    ['factsheet', 36, 50],
    ['certificate', 1, 1],
    ['maturityReport', 10, 20],
  ] as const)('%s has %d to %d pages, none of them empty', async (kind, fewest, most) => {
    for (const language of ['en', 'fr'] as const) {
      const { pages } = await read(kind, full, language);
      expect(pages.length).toBeGreaterThanOrEqual(fewest);
      expect(pages.length).toBeLessThanOrEqual(most);
      for (const page of pages) expect(page.length).toBeGreaterThan(120);
    }
  });

  it.each(['en', 'fr'] as const)(
    'prints every figure of the edition in the report and the Factsheet (%s)',
    async (language) => {
      const pen = penFor(full, language, textsOf({ en: {}, fr: {} })(language));
      // PDF readers give the micro sign as the Greek letter.
      const flat = (words: string) => words.normalize('NFKC').replace(/\s+/gu, '');
      for (const kind of ['verificationReport', 'factsheet'] as const) {
        const whole = flat((await read(kind, full, language)).whole);
        for (const { dataPoint, value } of full.result.dataPoints) {
          if (value !== null) expect(whole).toContain(flat(valueText(pen, dataPoint, value)));
        }
      }
    },
  );

  it('lists in the report every KPI not reported, every refusal with its reason, every caveat as a note', async () => {
    const { whole } = await read('verificationReport', full);
    const flat = whole.replace(/\s+/gu, '');
    for (const { outcome, footnote } of full.verdicts) {
      if (outcome === 'verifiedWithCaveat') expect(flat).toContain(footnote!.replace(/\s+/gu, ''));
    }
    expect(whole).toContain('No source was named: The register named could not be opened.');
    const missing = kpis.filter((kpi) =>
      full.result.dataPoints.some(({ code, status }) => code === kpi.code && status === 'notReported'),
    );
    expect(whole).toContain(`${missing.length} KPIs were not reported, or only in part.`);
    for (const { code } of missing) expect(whole).toContain(code);
  });

  it('counts reported, verified, caveats and refusals as the verdicts do', async () => {
    const count = (outcome: string) => full.verdicts.filter((verdict) => verdict.outcome === outcome).length;
    const { whole } = await read('verificationReport', full);
    expect(whole).toContain(
      `Of the 112 data points of the catalogue, ${full.verdicts.length} were reported; ${count('verified')} of these were verified, ` +
        `${count('verifiedWithCaveat')} verified with a caveat, and ${count('notVerified')} could not be verified.`,
    );
  });

  it('prints in the Factsheet what the city wrote', async () => {
    const { whole } = await read('factsheet', {
      ...full,
      factsheet: {
        foreword: 'The mayor greets the reader.',
        keyFindings: [{ kind: 'note', theme: 'Our view', text: 'Fibre has reached the outer islands.' }],
        commentary: { 'Economy/Transport': 'Ferries carry most commuters.' },
        projects: [
          {
            title: 'Harbour power',
            theme: 'Energy',
            partners: 'Port',
            effects: 'Less smoke',
            status: 'underWay',
          },
        ],
        conclusion: 'We shall report again.',
      },
    });
    for (const words of [
      'The mayor greets the reader.',
      'Fibre has reached the outer islands.',
      'edited by the city',
      'In the words of Karmøy',
      'Ferries carry most commuters.',
      'Harbour power',
      'We shall report again.',
    ])
      expect(whole).toContain(words);
  });

  it('has a maturity chapter only where maturity was judged', async () => {
    expect((await read('maturityReport', full)).whole).toContain('follows the structure of ITU-T Y.4904');
    expect((await read('maturityReport', verified)).whole).toContain('was not judged in this edition');
    expect((await read('factsheet', verified)).whole).not.toContain('Y.4904');
  });
});

describe('documents of an edition with almost nothing', () => {
  it.each(DOCUMENT_KINDS)('%s is made, with long names, and never says 0 for no score', async (kind) => {
    const bare = documentEditionOf(sparseResult('Sankt Peter am Wimberg '.repeat(5)), {
      values: [],
      profile: [],
      context: [],
    });
    const { whole } = await read(kind, bare, 'fr');
    expect(whole).toContain('Sankt Peter am Wimberg');
    expect(documents[kind].html(bare, 'fr')).toContain('<html lang="fr">');
  });
});

describe('the page of a document for the web', () => {
  it.each(DOCUMENT_KINDS)('%s has headings, table headers, described pictures and no scripts', (kind) => {
    const page = documents[kind].html(full, 'en');
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<th scope="col"');
    expect(page).not.toMatch(/<script|<img(?![^>]* alt="[^"])/);
    expect(page).toContain(full.contentHash);
  });
});

describe('messages of the documents', () => {
  const folders = globSync('*/messages', { cwd: import.meta.dirname });

  it.each(folders)('%s are the same in both languages', (folder) => {
    const [en, fr] = ['en', 'fr'].map((language) =>
      Object.keys(
        JSON.parse(readFileSync(join(import.meta.dirname, folder, `${language}.json`), 'utf8')) as object,
      ),
    );
    expect(fr).toEqual(en);
  });
});
