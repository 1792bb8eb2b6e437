import { describe, expect, it } from '@jest/globals';
import { shownName } from './receive-file.js';

describe('the name of a file of evidence', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['C:\\Users\\anna\\Målinger.xlsx', 'Målinger.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'file'],
    ['', 'file'],
    ['a\u0000b\nc.pdf', 'abc.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ])('%j is shown as %s', (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });

  it('is cut when it is long, but keeps its ending', () => {
    const shown = shownName(`${'ø'.repeat(300)}.pdf`);
    expect(Array.from(shown)).toHaveLength(200);
    expect(shown.endsWith('ø.pdf')).toBe(true);
  });
});
