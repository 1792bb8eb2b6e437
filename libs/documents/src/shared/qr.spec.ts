import { describe, expect, it } from '@jest/globals';
import { create } from 'qrcode';
import { qrSvg } from './qr.js';

describe('the QR code of an address', () => {
  it('draws every dark module once, as one path', () => {
    const address = 'https://civiscore.example/proof/9f86d081884c7d65';
    const { modules } = create(address, { errorCorrectionLevel: 'M' });
    const svg = qrSvg(address);
    const drawn = [...svg.matchAll(/h(\d+)v1/g)].reduce((sum, [, run]) => sum + Number(run), 0);
    expect(drawn).toBe([...modules.data].filter((dark) => dark !== 0).length);
    expect(svg.match(/<path/g)).toHaveLength(1);
    expect(svg).toContain(`viewBox="0 0 ${modules.size + 8} ${modules.size + 8}"`);
  });
});
