import { describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import type { Language } from '#text';
import { editionOf, fullResult, sparseResult } from '../assessments.spec-support.js';
import type { SnapshotEdition, SnapshotVerification } from './edition.js';
import { renderSnapshot } from './render.js';
import { messagesOf } from './texts.js';

async function read(edition: SnapshotEdition, language: Language) {
  const bytes = await renderSnapshot(edition, language);
  // The reader takes the bytes over and refuses a Buffer: it gets a copy.
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  const outline = await document.getOutline();
  const tagged = await document.getMarkInfo();
  const structure = JSON.stringify(await (await document.getPage(4)).getStructTree());
  const { info } = await getMeta(document);
  return { bytes, pages: text.map((page) => page.replace(/\s+/gu, ' ')), outline, tagged, structure, info };
}

/** What an edition has that was verified here. */
const verified = (remarks: SnapshotVerification['remarks']): Partial<SnapshotEdition> => ({
  state: 'verified',
  document: null,
  source: null,
  number: 2,
  verification: {
    verified: 109,
    remarks,
    attestations: [
      { role: 'verifier', name: 'Vera Verifier', grade: 'qualified', on: '2026-11-10' },
      { role: 'secretariat', name: 'Hanna', grade: null, on: '2026-11-12' },
    ],
    corrects: 1,
  },
});

describe('the City Snapshot', () => {
  it('has four pages: cover, method, wheel and grid', async () => {
    const { pages } = await read(editionOf(fullResult()), 'en');
    expect(pages).toHaveLength(4);
    expect(pages[0]).toContain('Karmøy');
    expect(pages[0]).toContain('Published by U4SSC; scored here with reference set 2026.1');
    expect(pages[0]).toContain('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08');
    expect(pages[0]).toContain('20 November 2026');
    expect(pages[1]).toContain('9 of 16, or 56.25 %: class 2');
    expect(pages[1]).toContain('54 of 54');
    expect(pages[1]).toContain('not the benchmarks of ITU');
    expect(pages[2]).toContain('Performance wheel');
    expect(pages[2]).toContain('Fixed broadband');
    expect(pages[3]).toContain('Performance to benchmarks');
    expect(pages[3]).toContain('Page 4 of 4');
  });

  it('prints every sub-dimension and category with its percentage and coverage', async () => {
    const result = fullResult();
    const { pages } = await read(editionOf(result), 'en');
    const grid = pages[3]!;
    for (const rollup of result.rollups.filter(({ level }) => /^subDimension/.test(level))) {
      const percent = `${rollup.percent!.toFixed(2)} %`;
      expect(grid).toContain(percent);
      expect(grid).toContain(`${rollup.scored} / ${rollup.benchmarked} / ${rollup.total}`);
      expect(grid).toContain(rollup.name);
    }
  });

  it('speaks French, figures included', async () => {
    const { pages, info } = await read(editionOf(fullResult(), { country: 'Norvège' }), 'fr');
    expect(pages).toHaveLength(4);
    expect(pages[0]).toContain('Publié par U4SSC ; noté ici avec le jeu de référence 2026.1');
    expect(pages[1]).toContain('56,25 %');
    expect(pages[3]).toContain('Inclusion sociale');
    expect(info).toMatchObject({ Title: 'Aperçu de la ville : Karmøy, Norvège, 2020', Language: 'fr' });
  });

  it('does not pass a result from a file off as an edition', async () => {
    const { pages } = await read(editionOf(sparseResult(), { number: null }), 'en');
    expect(pages[0]).toContain('None: made from a file on 20 November 2026, not published');
    expect(pages.join(' ')).not.toMatch(/edition \d/);
  });

  it('says "no score" where nothing is scored, never 0', async () => {
    const { pages } = await read(editionOf(sparseResult()), 'en');
    expect(pages).toHaveLength(4);
    expect(pages[0]).toContain('no score');
    expect(pages[3]).not.toMatch(/ 0\.00 %/);
  });

  it('of a verified edition says so, with verdicts, those who vouch for it, and what it corrects', async () => {
    const { pages } = await read(editionOf(fullResult(), verified([])), 'en');
    expect(pages).toHaveLength(4);
    expect(pages[0]).toContain('Verified; scored with reference set 2026.1');
    expect(pages[0]).toContain('109 data points verified, none with a caveat, none not verified');
    expect(pages[0]).toContain(
      'Vera Verifier, verifier (qualified), 10 November 2026; Hanna, programme secretariat',
    );
    expect(pages[0]).toContain('Edition no. 1; what changed is shown online');
    expect(pages[3]).toContain('judged one by one by independent verifiers');
  });

  it('prints footnotes of caveats and reasons of refusals on a page of their own, in either language', async () => {
    const remarks = [
      { dataPoint: 'patents', footnote: null, reasonCode: 'sourceMissing', reason: 'None was named.' },
      { dataPoint: 'coverage4G', footnote: 'Without the #islands.', reasonCode: null, reason: null },
    ];
    const { pages } = await read(editionOf(fullResult(), verified(remarks)), 'en');
    expect(pages).toHaveLength(5);
    expect(pages[0]).toContain('1 with a caveat, 1 not verified');
    expect(pages[4]).toMatch(
      /Coverage 4G Caveat: Without the #islands\..*New patents per year.*no source was named\. “None was named\.”/,
    );
    const french = await read(editionOf(fullResult(), verified(remarks)), 'fr');
    expect(french.pages[4]).toContain('Réserve : Without the #islands.');
    expect(french.pages[4]).toContain('aucune source n’est indiquée');
  });

  it('is accessible: tagged, with language, title, bookmarks, table headers and PDF/UA-1 mark', async () => {
    const { bytes, info, outline, tagged, structure } = await read(editionOf(fullResult()), 'en');
    expect(tagged).toMatchObject({ Marked: true });
    expect(info).toMatchObject({ Title: 'City Snapshot: Karmøy, Norway, 2020', Language: 'en' });
    expect(outline.map(({ title }: { title: string }) => title)).toEqual([
      'Karmøy',
      'What this Snapshot shows',
      'Performance wheel',
      'Performance to benchmarks',
    ]);
    expect(structure).toContain('"TH"');
    expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid');
  });

  it('describes the wheel and the radars in words', async () => {
    const bytes = await renderSnapshot(editionOf(sparseResult()), 'en');
    const document = await getDocumentProxy(new Uint8Array(bytes));
    const structure = JSON.stringify(await (await document.getPage(3)).getStructTree());
    expect(structure).toContain('Three rings around the name of the city');
    expect(structure).toContain('ICT Infrastructure: 100.00\u202f% of points, class 4 of 4');
    expect(structure).toContain('Economy: categories on a scale from 0 to 100. ICT Infrastructure 100.00');
  });

  it('is the same bytes for the same edition', async () => {
    const edition = editionOf(fullResult());
    const [one, other] = [await renderSnapshot(edition, 'en'), await renderSnapshot(edition, 'en')];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  it('prints a hostile name as it is', async () => {
    const city = '#panic("x") $a$ = <b> & \\ *c* 東';
    const edition = editionOf(fullResult(city), {
      document: '#import "/etc/passwd"',
      source: 'javascript:alert(1)',
    });
    const { pages, bytes } = await read(edition, 'en');
    expect(pages).toHaveLength(4);
    expect(pages[0]).toContain('#panic("x") $a$ = <b> & \\ *c* ?');
    expect(pages[0]).toContain('#import "/etc/passwd"');
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('javascript:');
  });

  it.each(['A'.repeat(120), 'Sankt Peter '.repeat(12)])(
    'holds four pages for the longest names',
    async (city) => {
      const { pages } = await read(editionOf(fullResult(city)), 'fr');
      expect(pages).toHaveLength(4);
    },
  );

  it('holds four pages when every kind of mark needs its place in the legend', async () => {
    const result = sparseResult();
    const dataPoints = result.dataPoints.map((point) =>
      point.dataPoint === 'pm25' ? { ...point, reason: 'undefined' as const } : point,
    );
    const { pages } = await read(editionOf({ ...result, dataPoints }), 'fr');
    expect(pages).toHaveLength(4);
    expect(pages[2]).toContain('calcul impossible');
  });

  it('has every message in both languages', () => {
    expect(Object.keys(messagesOf('fr'))).toEqual(Object.keys(messagesOf('en')));
  });
});
