import { describe, expect, it } from '@jest/globals';
import { emptyRoot, leafHash, nodeHash } from './hash.js';
import { hex } from './tree.spec-support.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

// Known answers of transparency-dev/merkle, rfc6962/rfc6962_test.go.
describe('hashing of RFC 6962', () => {
  it.each([
    ['the empty tree', emptyRoot(), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [
      'an empty entry',
      leafHash(utf8('')),
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    ],
    [
      'an entry',
      leafHash(utf8('L123456')),
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    ],
    [
      'a node',
      nodeHash(utf8('N123'), utf8('N456')),
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    ],
  ])('gives %s its known hash', (_, hash, known) => {
    expect(hex(hash)).toBe(known);
  });

  it('never gives a node the hash of an entry with the same bytes', () => {
    const [left, right] = [leafHash(utf8('Hello')), leafHash(utf8('World'))];
    expect(hex(nodeHash(left, right))).not.toBe(hex(leafHash(new Uint8Array([...left, ...right]))));
    expect(hex(nodeHash(left, right))).not.toBe(hex(nodeHash(right, left)));
  });
});
