import { describe, expect, it } from '@jest/globals';
import { fromBase64, toUtf8 } from '../bytes.js';
import { appendLeaves } from './append.js';
import { leafHash } from './hash.js';
import { consistencyProof, inclusionProof, rootAt } from './proofs.js';
import { bytesOf, hex, MemoryTiles } from './tree.spec-support.js';
import { verifyConsistency, verifyInclusion } from './verify.js';

// The tree of eight entries of transparency-dev/merkle, proof/verify_test.go.
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const INCLUSION: readonly [index: number, size: number, proof: readonly string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const CONSISTENCY: readonly [oldSize: number, newSize: number, proof: readonly string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
  [
    6,
    7,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
];

const leaves = ENTRIES.map((entry) => leafHash(bytesOf(entry)));
const rootOf = (size: number) => bytesOf(ROOTS[size - 1] as string);

async function knownTree(): Promise<MemoryTiles> {
  const tiles = new MemoryTiles();
  tiles.save((await appendLeaves(tiles, 0, leaves)).tiles);
  return tiles;
}

describe('the known tree of eight entries', () => {
  it('has its known root at every size', async () => {
    const tiles = await knownTree();
    const roots = await Promise.all(ROOTS.map((_, index) => rootAt(tiles, index + 1)));
    expect(roots.map(hex)).toEqual(ROOTS);
  });

  it.each(INCLUSION)('proves entry %i of %i as known', async (index, size, known) => {
    const proof = await inclusionProof(await knownTree(), index, size);
    expect(proof.map(hex)).toEqual(known);
    expect(verifyInclusion(leaves[index] as Uint8Array, index, size, proof, rootOf(size))).toBe(true);
  });

  it.each(CONSISTENCY)('proves that it grew from %i to %i as known', async (oldSize, newSize, known) => {
    const proof = await consistencyProof(await knownTree(), oldSize, newSize);
    expect(proof.map(hex)).toEqual(known);
    expect(verifyConsistency(oldSize, rootOf(oldSize), newSize, rootOf(newSize), proof)).toBe(true);
  });
});

describe('proofs of other logs', () => {
  it('hold for the last entry of a log of Tessera', () => {
    // project-oak/oak, tests of the crate that reads tlog-proofs.
    const proof = [
      'fGRlLyuz+L9Jb8+uTSut/2aVc4z7fKFW+clvsb6xjEM=',
      'F6LautOHD5eppkWC0xn/lz00X5g2yLlZAkl2jCI/wdE=',
      'qH7OJxFNup+TDvJuohd2HphKVngfMeMzUK8QChEDcas=',
      '+Y3g758yXtPCRh/eqhLTA3bdcx+cCV1Uah0JdgB0YEs=',
      'vq8cJSjj8dPVmFBRUqDLlaMqW6aAYR2GKugVhgudXLs=',
      'J0z3X5qTb9WFC1gABhVFx0bW1rVZRL+DAoBL2e2h4G4=',
      'NmSbYg25xNFzTRerIsF3HbEMyTIDqW87AQd9ekzopE8=',
      'L8BZipjURnkctkjJtGJs+YyTXMssvNKA7+a8nV2JT/s=',
      'pva4RFzCejMkVMVmYc93As2lbk7WAyrw58TvrzEOjNc=',
    ].map(fromBase64);
    const leaf = leafHash(toUtf8('hello tesseroak\n'));
    const root = fromBase64('QYfrD7XAd4qUHbRBs4dDyDZwpZN4M/cccXr2G56pxkY=');
    expect(verifyInclusion(leaf, 76_958, 76_959, proof, root)).toBe(true);
    expect(verifyInclusion(leaf, 76_957, 76_959, proof, root)).toBe(false);
  });

  it('hold for the growth of a certificate log to 961,984,013 entries', () => {
    // Google Argon 2020, golang.org/x/mod sumdb/tlog/testdata/argon2020.
    const proof = [
      '80Sfbj6UQEdVSZCSIgh9NMPj3vCBzcc1A48B2crJSWg=',
      'FZcrgAHUk6nNPviJZq8kEK6jCG1d18pJOFE45ZDc1TQ=',
      'Q67reWXmPBo1UfmwBap4Xi9PMPfFdUSSw3WGlRZdG7k=',
      'eJ7CyhR4PxzBxDIsWgrVYW1eFUb9ndgf46tFmiqVrxA=',
      'QrDwp062Grm5WY8KdrhFsBuuNjGzRox2Jb8PmVL5OYw=',
      'XM4YMjMEdLH/XJam/ZWyaP14k3cmsOtnPsOWQ54lW1s=',
      'SGiBh+jOTGccXU48ZzgQ88lRcBmtB4wz4oSDndv2QTg=',
      'WAS6txqNLYKGL1GdBdpqmV42TTfn6cJsuDsqLXuTCNI=',
      'QFmRS0rirUA7ZN3lxFjDncV+E1OCrn3NUB4RCp+5fzc=',
      'Hdbp7It2XBNZmNDBpCN/KPd7vfVqxgzwOosqVIaEA9E=',
      'mxvHL0ZiblBdD7j7pIa1jlfB0gSqfJ6oX0UGo7L0VsU=',
      'q5hjyvoW6TL/PThgcitpDcSTrnKX2p1+aqscqH2euRA=',
      'jTOWDqt3IHj2NVFeezyBz2ofpru+ztEywqKUAfFclKI=',
      'GIRn0w3HqJdvU9j1WVD//eR6lk2AaTVjyzjsJNP8U88=',
      'x52GJvxG81fnQBrgOTbll1A5tz95/LXK0Ag1NhB0r1I=',
      '6/0OqrcTgc3o5dD5PymmoC96lB9yLPFuTHVvLy8fSGk=',
      'Gf+iKLfcXO5l4JEFmsZvSdG5q1uEeWPfYLrds6pmjz0=',
      'DGuaco+McyM3AfRSF6qX7RwSetwe2ieYJmxw5e9rVx0=',
      '2tQJ9V32hnYp+fdpP6TcjmgJmLeNVOMKM0Ml1kk4cNU=',
      '3PapK+IkyJr8I9yAErAmzuZezzLMzsg+PfeRCgNW8NQ=',
      's6xiYeejb+wtqHA+URJZ2I/SCPyIW8coP6aB00FJbMY=',
      'z9lSpmdTcr5M5ZzKlc4EPh3SrSypKFdk6JUF/UccaZU=',
      'GXIElfmnRuWfbA4z7ubV/UwlpSRUbUeec7oL5HDDnh0=',
      'pR0SH/NYP6s9+8azWwaeUXA4Ze/3WCIgMfh5YW6wvcE=',
      'f3GuAKYVrF8RBg3s15jvA/YvV9oAliWtzP/imwPhQVA=',
      'WHn8zDxlVgkV+lSlmzaOdfSBrTHoRr5nT3d76q0KKWE=',
      'f2uV2ZxVgULzLPKuZcowRY3ZY7fRlX59iDBjV1R8kNQ=',
      'NzQVjJsvQwbi7WStMr9oFkh9VbHfK7LB6o7WwAqwNTs=',
      'C0LttBeYHZHgL+032JIcJC3CTBIyza/hsbmJUgJfmDI=',
      'nixU5CWTFVDlF4BGdcU6kA7WSYurEpe9jRWc+F/7sOc=',
    ].map(fromBase64);
    const oldRoot = fromBase64('AuIZ5V6sDUj1vn3Y1K85oOaQ7y+FJJKtyRTl1edIKBQ=');
    const newRoot = fromBase64('dwlueapdd7LaOEnX2W2Wp9v2XE+KzejHRQGHwEx0oaM=');
    expect(verifyConsistency(3_654_490, oldRoot, 961_984_013, newRoot, proof)).toBe(true);
    expect(verifyConsistency(3_654_489, oldRoot, 961_984_013, newRoot, proof)).toBe(false);
  });
});
