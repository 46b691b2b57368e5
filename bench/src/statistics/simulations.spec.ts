import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { attack } from './attack.js';
import { aware } from './awareness.js';
import { coverage } from './coverage.js';
import { indexOfGuessing, indexOrder } from './index-order.js';
import { mirrorClasses } from './mirror-classes.js';
import { verdicts } from './verdicts.js';
import { wordsMirrored } from './words.js';

// Short forms with a seed; `npm run bench -- statistics` is the long one.
const random = () => xoroshiro128plus(20261125);

describe('statistics, on people whose truth is known', () => {
  it('holds the true gap in nine of ten intervals of every shape, and in 93 to 97% of the median one', () => {
    const covered = coverage(random(), 300, [8, 20], 200).map((one) => one.covered);
    const sorted = [...covered].sort((a, b) => a - b);
    // 300 runs err by 1.7 points each.
    expect(sorted[0]).toBeGreaterThanOrEqual(0.87);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeGreaterThanOrEqual(0.93);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(0.97);
  });
  it('finds a blind spot in at most 2% of groups that see everything rightly', () => {
    const found = [8, 15, 30].map((employees) => verdicts(random(), 4, 20, employees).groupsWithOne);
    expect(Math.max(...found)).toBeLessThanOrEqual(0.02);
  });
  it('finds gaps that are there, and alignment only from as many as can show it', () => {
    expect(verdicts(random(), 1, 20, 30, 0.75).blindCells).toBeGreaterThan(0.8);
    expect(verdicts(random(), 2, 20, 8).alignedCells).toBe(0);
    expect(verdicts(random(), 1, 20, 100).alignedCells).toBeGreaterThan(0.8);
  });
  it('orders groups by how well they see, and isn’t taken in by the middle for everything', () => {
    expect(indexOrder(random(), 25, 20)).toBeGreaterThan(0.93);
    expect(indexOfGuessing(random())).toBeLessThan(45);
  });
  it('tells 15 people who know the level and not the reasons from those who know both', () => {
    expect(mirrorClasses(random(), 60, 15, 'reversed')['level-only']).toBeGreaterThanOrEqual(0.9);
    const right = mirrorClasses(random(), 60, 15, 'right');
    expect(right.both).toBeGreaterThan(0.8);
    expect(right['level-only'] + right['reasons-only'] + right.neither).toBeLessThanOrEqual(0.05);
  });
  it('finds staff’s words wrong in at most 5% of studies in which they are right, weighted or not, and holds true shares', () => {
    for (const weighted of [false, true]) {
      const found = wordsMirrored(random(), 80, 60, { weighted });
      expect(found.withFalseFinding).toBeLessThanOrEqual(0.05);
      expect(found.covered).toBeGreaterThanOrEqual(0.93);
    }
  });
  it('finds that 60 people miss what half of the customers complain of, and that of 20 nobody can say', () => {
    expect(wordsMirrored(random(), 40, 60, { missed: true }).found).toBeGreaterThan(0.9);
    expect(wordsMirrored(random(), 40, 20, { missed: true }).found).toBeLessThan(0.2);
  });
  it('says in at most 5% of studies that a group knows something where all say yes by habit alone', () => {
    for (const employees of [8, 30, 60]) {
      const { withKnowing, covered } = aware(random(), 100, employees, 0);
      expect(withKnowing).toBeLessThanOrEqual(0.05);
      expect(Math.min(covered.recall, covered.falseBelief, covered.beyond)).toBeGreaterThanOrEqual(0.88);
    }
  });
  it('tells who knows from 30 people on, and takes nobody for guessing who knows', () => {
    const { withKnowing, withGuessing, covered } = aware(random(), 60, 30, 0.6);
    expect(withKnowing).toBeGreaterThan(0.9);
    expect(withGuessing).toBeLessThanOrEqual(0.02);
    expect(covered.beyond).toBeGreaterThanOrEqual(0.9);
  });
  it('lets nobody be found out by adding and subtracting, which a threshold alone does', () => {
    const guarded = attack(random(), 16);
    expect(guarded.leaky).toBe(0);
    expect(guarded.told / guarded.asked).toBeGreaterThan(0.25);
    expect(attack(random(), 6, false).leaky).toBeGreaterThan(4);
  });
});
