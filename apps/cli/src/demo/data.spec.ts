import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { readSubmission } from '#exchange';

const folder = new URL('./data/', import.meta.url);
const files = readdirSync(folder);

describe('demo data', () => {
  it('are the published results of eight cities', () => {
    expect(files).toHaveLength(8);
  });

  it.each(files)('%s can be imported and names the document it was taken from', (name) => {
    const reading = readSubmission(readFileSync(new URL(name, folder), 'utf8'));
    expect(reading).toMatchObject({
      ok: true,
      submission: { source: expect.stringContaining('itu.int/en/publications/') },
    });
  });
});
