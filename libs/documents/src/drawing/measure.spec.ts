import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { dataPointList } from '#catalogue';
import { fontFiles } from '../fonts.js';
import { fitText, textWidth, wrapText } from './measure.js';

describe('the width of a text without a browser', () => {
  const context = createCanvas(10, 10).getContext('2d');
  beforeAll(() => {
    GlobalFonts.registerFromPath(fontFiles()[0]!, 'Measured');
    context.font = '100px Measured';
  });

  it('is never less than the real one for the names of the catalogue, and hardly more', () => {
    for (const { dataPoint } of dataPointList) {
      const real = context.measureText(dataPoint.label).width;
      expect(textWidth(dataPoint.label, 100)).toBeGreaterThanOrEqual(real * 0.99);
      expect(textWidth(dataPoint.label, 100)).toBeLessThanOrEqual(real * 1.2);
    }
  });

  it('counts accents with their letter and wide scripts as wide', () => {
    expect(textWidth('é', 10)).toBe(textWidth('e', 10));
    expect(textWidth('北京', 10)).toBe(20);
  });
});

describe('a name that is too long', () => {
  it('is shortened with an ellipsis, or left out when nothing fits', () => {
    const short = fitText('Wireless broadband subscriptions', 10, 60);
    expect(short).toMatch(/^Wirel.*…$/);
    expect(textWidth(short, 10)).toBeLessThanOrEqual(60);
    expect(fitText('Wide', 10, 3)).toBe('');
  });

  it('breaks between words and after hyphens', () => {
    expect(wrapText('Water and Sanitation', 10, 60, 3)).toEqual(['Water and', 'Sanitation']);
    expect(wrapText('Sainte-Marie-de-la-Mer', 10, 70, 3)).toEqual(['Sainte-Marie-', 'de-la-Mer']);
    expect(wrapText('Sanitation', 10, 20, 3)).toBeNull();
  });
});
