import fc from 'fast-check';
import { labelsOf, meet, type Spot } from './quadrant-labels.js';

const within = { left: 44, right: 560, top: 12, bottom: 390 };
const boxOf = ({ name }: Spot, { x, y, anchor }: { x: number; y: number; anchor: string }) => {
  const left = anchor === 'start' ? x : x - name.length * 6.6;
  return { left, right: left + name.length * 6.6, top: y - 11, bottom: y + 3 };
};
const spot = fc.record({
  x: fc.integer({ min: 50, max: 550 }),
  y: fc.integer({ min: 20, max: 380 }),
  name: fc.string({ minLength: 3, maxLength: 24 }),
  strong: fc.boolean(),
});

describe('the names in the plane of importance and gap', () => {
  it('never lie on each other or on another point, and stay inside, however many there are', () => {
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 60 }), (spots) => {
        const boxes = labelsOf(spots, within).flatMap((label, i) =>
          label ? [{ i, box: boxOf(spots[i]!, label) }] : [],
        );
        for (const { i, box } of boxes) {
          expect(box.left >= within.left - 1e-6 && box.right <= within.right + 1e-6).toBe(true);
          expect(boxes.some((other) => other.i !== i && meet(box, other.box))).toBe(false);
          const points = spots.map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }));
          expect(points.some((point) => meet(box, point))).toBe(false);
        }
      }),
    );
  });
  it('leave free what else stands there', () => {
    const corner = { left: 380, right: 552, top: 16, bottom: 34 };
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 40 }), (spots) => {
        labelsOf(spots, within, [corner]).forEach((label, i) => {
          if (label) expect(meet(boxOf(spots[i]!, label), corner)).toBe(false);
        });
      }),
    );
  });
  it('name eight attributes close to zero all, and what is found before the rest', () => {
    const near = Array.from({ length: 8 }, (_, i) => ({
      x: 100 + i * 12,
      y: 200 + (i % 3) * 8,
      name: 'Returns',
      strong: i === 7,
    }));
    const labels = labelsOf(near, within);
    expect(labels[7]).not.toBeNull();
    expect(labels.filter(Boolean).length).toBeGreaterThanOrEqual(6);
  });
});
