import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { betaMean, betaQuantile } from '../src/beta-mean.js';
import {
  assumedDesignEffect,
  attributeScores,
  bcaInterval,
  clusteredMean,
  correlationOf,
  customerEffort,
  differenceInDifferences,
  answersNeeded,
  driversOf,
  gapBetween,
  gapInfluence,
  hedges,
  interruptedSeries,
  johnsonWeights,
  leaks,
  Ledger,
  Lmg,
  measured,
  meanOf,
  mirrorIndex,
  netPromoters,
  outside,
  panelDifference,
  penaltyReward,
  quantilesOf,
  rake,
  themeImpact,
  varianceOf,
  welch,
  wilson,
} from '../src/index.js';
import { Moments, tableOf } from '../src/moments.js';
import { golden, near, nearAll, said } from './golden.js';

const SCALE = { low: 1, high: 5, points: 5 };
const columns = (rows: number[][]): number[][] => rows[0]!.map((_, j) => rows.map((row) => row[j]!));

describe('a gap between populations', () => {
  const customers = golden.gap.customers;
  it.each(Object.keys(golden.gap.cells))('meets the golden values of %s', (name) => {
    const cell = golden.gap.cells[name];
    const [e, c] = [measured({ values: cell.employees }), measured({ values: customers })];
    const beta = betaMean(e, SCALE);
    near(beta.a, cell.beta.a);
    near(beta.b, cell.beta.b);
    nearAll([betaQuantile(beta, 0.025), betaQuantile(beta, 0.975)], cell.beta.employee_limits);
    const plain = said(welch(e, c));
    const gap = said(gapBetween({ values: cell.employees }, { values: customers }, SCALE));
    nearAll([gap.low, gap.high], cell.beta.ci_mover);
    near(gap.p, cell.beta.p);
    near(gap.pEquivalent, cell.beta.p_equiv);
    near(plain.p, cell.beta.p_welch);
    near(outside(plain, 0.5), cell.beta.p_equiv_welch);
    if (!cell.welch) return;
    nearAll(
      [plain.value, plain.se, plain.df, plain.low, plain.high],
      [cell.welch.gap, cell.welch.se, cell.welch.df, ...cell.welch.ci],
    );
    const g = said(hedges(e, c));
    nearAll([g.value, g.se, g.low, g.high], [cell.hedges.g, cell.hedges.se, ...cell.hedges.ci]);
  });

  it('bootstraps to the golden limits from the golden resamples', () => {
    const { employees, customers: others, employee_index, customer_index, z0, ci } = golden.bca;
    const mean = (values: number[], index: number[]) => meanOf(index.map((i) => values[i]!));
    const replicates = employee_index.map(
      (index: number[], b: number) => mean(employees, index) - mean(others, customer_index[b]),
    );
    expect(z0).toBeLessThan(0);
    const got = said(bcaInterval(meanOf(employees) - meanOf(others), replicates, gapInfluence(employees, others)));
    nearAll([got.low, got.high], ci);
  });
});

describe('respondents, weights and clusters', () => {
  it('scores attributes by respondent', () => {
    const scores = attributeScores(golden.items.items);
    scores.forEach((score, i) =>
      golden.items.scores[i] === null ? expect(score).toBeNull() : near(score, golden.items.scores[i]),
    );
    const there = scores.filter((score) => score !== null);
    nearAll(
      [there.length, meanOf(there), Math.sqrt(varianceOf(there))],
      [golden.items.n, golden.items.mean, golden.items.sd],
    );
  });
  it('rakes to known shares', () => {
    const { region, age, y, targets, weights, weighted_mean, se_linearised, deff_kish } = golden.raking;
    const raked = said(
      rake([
        { groups: region, shares: targets.region },
        { groups: age, shares: targets.age },
      ]),
    );
    nearAll(raked.weights, weights);
    near(raked.designEffect, deff_kish);
    const mean = measured({ values: y, weights: raked.weights });
    nearAll([mean.mean, Math.sqrt(mean.squaredError)], [weighted_mean, se_linearised]);
  });
  it('takes stores as clusters, and assumes what few of them can’t show', () => {
    const { y, store, mean, se_cr2, df, ci, deff } = golden.cluster;
    const got = said(clusteredMean(y, store.map(String)));
    nearAll([got.value, got.se, got.df, got.low, got.high, got.designEffect], [mean, se_cr2, df, ...ci, deff]);
    near(assumedDesignEffect(['a', 'a', 'b', 'b']), 1.1);
    expect(
      clusteredMean(
        y,
        y.map(() => 'one'),
      ),
    ).toEqual({ value: null, reason: 'too-few-clusters' });
  });
});

describe('the anonymity ledger', () => {
  const { atom_sizes, released, candidate, candidate2 } = golden.ledger;
  it('finds what follows from what was told', () => {
    expect(leaks({ sizes: atom_sizes, rows: released })).toEqual(golden.ledger.leaks_of_released);
    expect(leaks({ sizes: atom_sizes, rows: [...released, candidate] })).toEqual(golden.ledger.leaks_with_candidate);
    expect(leaks({ sizes: atom_sizes, rows: [...released, candidate2] })).toEqual(golden.ledger.leaks_with_candidate2);
  });
  it('keeps a complement back, and tells again what it told', () => {
    const people = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, i) => from + i));
    const ledger = new Ledger();
    expect(ledger.release(people(0, 4))).toBe(false);
    expect(ledger.release(people(0, 20))).toBe(true);
    expect(ledger.release(people(0, 17))).toBe(false);
    expect(ledger.release(people(0, 15))).toBe(true);
    expect(ledger.release(people(0, 20))).toBe(true);
  });
});

describe('the mirror index', () => {
  const { employees, customers, index_unclamped, jackknife_se, ci, midpoint, rms_gap_squared_corrected } =
    golden.mirror_index;
  it('meets the golden values', () => {
    const got = said(mirrorIndex(employees, customers, SCALE));
    nearAll([got.uncut, got.se, got.low, got.high], [index_unclamped, jackknife_se, ...ci]);
    near(got.rootMeanSquareGap ** 2, rms_gap_squared_corrected);
    const flat = Array.from({ length: 8 }, () => [3, 3, 3, 3, 3, 3]);
    near(said(mirrorIndex(flat, customers, SCALE)).uncut, midpoint.index_unclamped);
  });
});

describe('drivers', () => {
  const { data, lmg, lmg_share, johnson, R2, bootstrap_index, suppressor, duplicate } = golden.drivers;
  const all = columns(data);
  const [attributes, outcome] = [all.slice(0, 6), all[6]!];
  const lmgOf = (R: number[][], r: number[]) => {
    const parts = new Float64Array(r.length);
    const counted = new Lmg(r.length);
    const among = Float64Array.from(R.flat());
    const r2 = counted.parts({ p: r.length, among, withOutcome: Float64Array.from(r) }, parts);
    return { parts, r2, lastIn: counted.lastIn() };
  };
  it('meets the golden shares', () => {
    const got = said(driversOf(attributes, outcome, xoroshiro128plus(1), { resamples: 50 }));
    near(got.value, R2);
    nearAll(
      got.drivers.map((driver) => driver.lmg),
      lmg_share,
    );
    const moments = new Moments(tableOf(attributes, outcome));
    moments.weigh(new Uint8Array(outcome.length).fill(1));
    nearAll(johnsonWeights(moments.correlations), johnson);
    nearAll(
      got.drivers.map((driver) => driver.lmg * got.value),
      lmg,
    );
  });
  it('resamples to the golden shares', () => {
    const replicates = bootstrap_index.map((index: number[]) => {
      const drawn = columns(index.map((i) => data[i]));
      return said(driversOf(drawn.slice(0, 6), drawn[6]!, xoroshiro128plus(1), { resamples: 1 })).drivers.map(
        (driver) => driver.lmg,
      );
    });
    golden.drivers.bootstrap_share_first3.forEach((want: number[], b: number) => nearAll(replicates[b], want));
    const ends = columns(replicates).map((column) => quantilesOf(column, 0.05, 0.95));
    nearAll(
      ends.map(([low]) => low!),
      golden.drivers.bootstrap_share_q05_q95[0],
    );
    nearAll(
      ends.map(([, high]) => high!),
      golden.drivers.bootstrap_share_q05_q95[1],
    );
  });
  it('sees a suppressor, and splits what is there twice', () => {
    const got = lmgOf(suppressor.R, suppressor.r);
    nearAll(got.parts, suppressor.lmg);
    nearAll(got.lastIn, suppressor.last_in_r2);
    const twice = lmgOf(duplicate.R, duplicate.r);
    nearAll(twice.parts, duplicate.lmg);
    near(twice.r2, duplicate.R2);
  });
  it('compares asked points with derived shares', () => {
    const { points, mean_share, customer_share, r } = golden.driver_mirror;
    const mean = columns(points).map((column) => meanOf(column) / 100);
    nearAll(mean, mean_share);
    near(correlationOf(mean, customer_share), r);
  });
  it('contrasts penalty and reward', () => {
    const { x1, x2, y, attributes: want } = golden.penalty_reward;
    penaltyReward([x1, x2], y, { lowUpTo: 2, highFrom: 5 }).forEach((any, i) => {
      const got = said(any);
      nearAll([got.value, got.reward, got.penaltySe, got.rewardSe], [want[i].penalty, want[i].reward, ...want[i].se]);
      nearAll([got.contrast.value, got.contrast.se], [want[i].contrast, want[i].se_contrast]);
      nearAll([got.asymmetry!.value, got.asymmetry!.se], [want[i].IA, want[i].se_IA]);
    });
  });
});

describe('outcomes and scores', () => {
  it('takes a difference of differences', () => {
    const { treated_after, treated_before, control_after, control_before, cross_section, panel } = golden.did;
    const got = said(
      differenceInDifferences({
        treatedAfter: treated_after,
        treatedBefore: treated_before,
        comparedAfter: control_after,
        comparedBefore: control_before,
      }),
    );
    nearAll(
      [got.value, got.se, got.df, got.low, got.high],
      [cross_section.effect, cross_section.se, cross_section.df, ...cross_section.ci],
    );
    const own = (after: number[], before: number[]) => after.map((x, i) => x - before[i]!);
    const same = said(panelDifference(own(treated_after, treated_before), own(control_after, control_before)));
    nearAll([same.value, same.se, same.df, same.p], [panel.effect, panel.se, panel.df, panel.p]);
    const needed = golden.did.n_per_cell['m=.3,sd=1,rho=.5'];
    const got2 = answersNeeded(0.3, 1, 0.5);
    nearAll([got2.crossSection, got2.panel, got2.ancova], [needed.cross_section, needed.panel, needed.ancova]);
  });
  it('takes a step in a series', () => {
    const { y, first_after, rho, effect, se, df, ci } = golden.its;
    const got = said(interruptedSeries(y, first_after));
    nearAll([got.rho, got.value, got.se, got.df, got.low, got.high], [rho, effect, se, df, ...ci]);
  });
  it('counts promoters, ease, effort and what a theme does', () => {
    const { nps, wilson: shares, ces, impact } = golden.metrics;
    const got = said(netPromoters(nps.x));
    nearAll([got.value, got.se], [nps.nps, nps.se]);
    for (const { k, n, ci } of shares) nearAll([wilson(k, n)!.low, wilson(k, n)!.high], ci);
    const ratings = Object.entries(ces.counts as Record<string, number>).flatMap(([at, count]) =>
      Array<number>(count).fill(Number(at)),
    );
    const effort = said(customerEffort(ratings));
    nearAll([effort.mean, effort.shareEasy, effort.net], [ces.mean, ces.share5plus, ces.net]);
    const moved = said(
      themeImpact(
        nps.x.map((x: number) => (x >= 9 ? 100 : x <= 6 ? -100 : 0)),
        impact.theme.map(Boolean),
      ),
    );
    nearAll([moved.value, moved.se], [impact.impact, impact.se]);
  });
});
