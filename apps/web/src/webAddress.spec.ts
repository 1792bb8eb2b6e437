import { describe, expect, it } from '@jest/globals';
import { webAddress } from './webAddress.js';

describe('the address in a source', () => {
  it.each([
    ['Report, https://example.org/a/b.html.', 'https://example.org/a/b.html'],
    ['https://example.org/x/ (read in a copy)', 'https://example.org/x/'],
    ['(http://example.org)', 'http://example.org'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['https://', null],
    ['', null],
    [null, null],
  ])('of %j is %j', (text, address) => {
    expect(webAddress(text)).toBe(address);
  });
});
