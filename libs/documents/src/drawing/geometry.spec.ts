import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawingCatalogue } from '../catalogue.js';
import { fullResult } from '../assessments.spec-support.js';
import { wheelGeometry, EXTENT, type WheelGeometry, type WheelLevel } from './geometry.js';
import type { TextBox } from './labels.js';
import { wheelModel, type DrawingCatalogue } from './model.js';

const result = fullResult();
const languages = ['en', 'fr'] as const;

function wheelOf(catalogue: DrawingCatalogue, detail: 'full' | 'rings12' = 'full', city = 'Karmøy') {
  const input = { city, reportingYear: 2020, result, catalogue, language: 'en' as const };
  return wheelGeometry(wheelModel(input), detail);
}

function ring(geometry: WheelGeometry, level: WheelLevel) {
  return geometry.segments.filter((segment) => segment.level === level);
}

/** The catalogue with only the data points at the positions kept. */
function subset(catalogue: DrawingCatalogue, kept: ReadonlySet<number>): DrawingCatalogue {
  let position = -1;
  const kpis = catalogue.kpis
    .map((kpi) => ({
      ...kpi,
      dataPoints: kpi.dataPoints.filter(() => kept.has((position += 1))),
    }))
    .filter(({ dataPoints }) => dataPoints.length > 0);
  return { ...catalogue, kpis };
}

const positions = fc.uniqueArray(fc.nat(111), { minLength: 1, maxLength: 112 });

function corners({ x, y, width, height, rotate }: TextBox) {
  const turn = (rotate * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([a, b]) => {
    const [u, v] = [(a! * width) / 2, (b! * height) / 2];
    return [x + u * cos - v * sin, y + u * sin + v * cos] as const;
  });
}

/** Separating axis test of two rectangles. */
function overlap(one: TextBox, other: TextBox): boolean {
  const [a, b] = [corners(one), corners(other)];
  return [one.rotate, one.rotate + 90, other.rotate, other.rotate + 90].every((angle) => {
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    const span = (points: typeof a) => {
      const along = points.map(([x, y]) => x * cos + y * sin);
      return [Math.min(...along), Math.max(...along)] as const;
    };
    const [p, q] = [span(a), span(b)];
    return p[1] > q[0] + 1e-6 && q[1] > p[0] + 1e-6;
  });
}

describe('the rings of the wheel', () => {
  it('hold three dimensions, 24 categories and 112 data points', () => {
    const geometry = wheelOf(drawingCatalogue('en'));
    expect(['dimension', 'category', 'dataPoint'].map((l) => ring(geometry, l as WheelLevel).length)).toEqual(
      [3, 24, 112],
    );
  });

  it('give every data point the same angle, from 12 o’clock clockwise, and close without gaps', () => {
    fc.assert(
      fc.property(positions, (kept) => {
        const geometry = wheelOf(subset(drawingCatalogue('en'), new Set(kept)));
        for (const level of ['dimension', 'category', 'dataPoint'] as const) {
          const segments = ring(geometry, level);
          expect(segments[0]?.startAngle).toBe(0);
          expect(segments.at(-1)?.endAngle).toBe(360);
          segments.slice(1).forEach((segment, i) => expect(segment.startAngle).toBe(segments[i]?.endAngle));
        }
        for (const { startAngle, endAngle } of ring(geometry, 'dataPoint')) {
          expect(endAngle - startAngle).toBeCloseTo(360 / kept.length, 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('line up: a group spans exactly its members', () => {
    fc.assert(
      fc.property(positions, (kept) => {
        const { segments } = wheelOf(subset(drawingCatalogue('en'), new Set(kept)));
        for (const parent of segments.filter(({ level }) => level !== 'dataPoint')) {
          const members = segments.filter(({ parentId }) => parentId === parent.id);
          expect([members[0]?.startAngle, members.at(-1)?.endAngle]).toEqual([
            parent.startAngle,
            parent.endAngle,
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('have unique ids and paths without numbers that are none', () => {
    fc.assert(
      fc.property(positions, fc.constantFrom('full', 'rings12'), (kept, detail) => {
        const { segments } = wheelOf(subset(drawingCatalogue('en'), new Set(kept)), detail);
        expect(new Set(segments.map(({ id }) => id)).size).toBe(segments.length);
        for (const { path, id } of segments) {
          expect(path).not.toMatch(/NaN|Infinity|undefined/);
          expect(id).toMatch(/^[a-z]-[A-Za-z0-9-]+$/);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the names around the wheel', () => {
  it.each(languages)('are all there and never overlap, in "%s"', (language) => {
    const model = wheelModel({
      city: 'Karmøy',
      reportingYear: 2020,
      result,
      catalogue: drawingCatalogue(language),
      language,
    });
    const labels = ring(wheelGeometry(model), 'dataPoint').map(({ labelPlacement }) => labelPlacement);
    const boxes = labels.map((label) => (label?.kind === 'lines' ? label.box : undefined));
    expect(boxes).not.toContain(undefined);
    boxes.forEach((box, i) => {
      for (const other of boxes.slice(i + 1)) expect(overlap(box!, other!)).toBe(false);
      for (const [x, y] of corners(box!)) {
        expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(EXTENT);
        expect(Math.hypot(x, y)).toBeGreaterThan(334);
      }
    });
  });

  it('are whole words: none is cut in either language', () => {
    for (const language of languages) {
      const model = wheelModel({
        city: 'Karmøy',
        reportingYear: 2020,
        result,
        catalogue: drawingCatalogue(language),
        language,
      });
      for (const { labelPlacement: label, label: name } of wheelGeometry(model).segments) {
        const text = label?.kind === 'lines' ? label.lines.map((line) => line.text).join(' ') : label?.text;
        expect({ name, cut: text?.includes('…') ?? true }).toEqual({ name, cut: false });
      }
    }
  });

  it('never overlap for any part of the catalogue', () => {
    fc.assert(
      fc.property(positions, (kept) => {
        const segments = ring(wheelOf(subset(drawingCatalogue('en'), new Set(kept))), 'dataPoint');
        const boxes = segments.flatMap(({ labelPlacement: label }) =>
          label?.kind === 'lines' ? [label.box] : [],
        );
        boxes.forEach((box, i) => {
          // Neighbours on the circle are the only ones that can meet.
          const next = boxes[(i + 1) % boxes.length]!;
          if (next !== box) expect(overlap(box, next)).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('read from left to right on both halves', () => {
    const segments = ring(wheelOf(drawingCatalogue('en')), 'dataPoint');
    for (const { startAngle, endAngle, labelPlacement: label } of segments) {
      const line = label?.kind === 'lines' ? label.lines[0] : undefined;
      const left = (startAngle + endAngle) / 2 > 180;
      expect(line?.anchor).toBe(left ? 'end' : 'start');
      const upright = Math.cos(((line?.rotate ?? 0) * Math.PI) / 180);
      expect(upright).toBeGreaterThanOrEqual(-1e-9);
    }
  });

  it('stay away at small sizes, where only the two inner rings are named', () => {
    const { segments } = wheelOf(drawingCatalogue('en'), 'rings12');
    for (const { level, labelPlacement, numberPlacement } of segments) {
      expect(labelPlacement === null).toBe(level === 'dataPoint');
      expect(numberPlacement).not.toBeNull();
    }
  });
});

describe('the name in the centre', () => {
  it.each([
    'Asker',
    'Sainte-Marie-de-la-Mer',
    'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
    '',
  ])('"%s" stays inside the circle', (city) => {
    const { centre } = wheelOf(drawingCatalogue('en'), 'full', city);
    if (centre.label.kind !== 'lines') throw new Error('The centre has straight lines');
    expect(centre.label.lines.at(-1)?.text).toBe('2020');
    expect(centre.label.box.height).toBeLessThan(2 * centre.radius);
  });
});
