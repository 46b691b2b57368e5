import {
  type Drivers,
  driversOf,
  isSaid,
  type PenaltyReward,
  penaltyReward,
  shareOf,
  type Unsaid,
} from '@mirrorloop/statistics';
import { natureOf } from '../instrument.js';
import { completeRows } from '../scores.js';
import type { Material } from './material.js';

/** Customers who rated everything, and the outcome. */
function withOutcome({ theirs, customers }: Material) {
  const everyone = customers.map((_, i) => i);
  const complete = completeRows(theirs, everyone);
  const rated = complete.who.flatMap((i, row) => (customers[i]!.outcome === null ? [] : [{ i, row }]));
  const outcome = rated.map(({ i }) => customers[i]!.outcome!);
  const columns = [...theirs.keys()].map((_, a) => rated.map(({ row }) => complete.rows[row]![a]!));
  return { columns, outcome };
}

export function customerDrivers(material: Material): Drivers | Unsaid {
  const { columns, outcome } = withOutcome(material);
  return driversOf(columns, outcome, material.random);
}

/** Shares with their intervals, what each costs when bad and gains when good, and whether what is emotional outweighs. */
export function shownDrivers(material: Material, found: Drivers | Unsaid) {
  if (!isSaid(found)) return { r2: null, reason: found.reason as string };
  const { attributes, instrument } = material;
  const { columns, outcome } = withOutcome(material);
  const { low, high } = instrument.scale;
  const quarter = (high - low) / 4;
  const pulls = penaltyReward(columns, outcome, { lowUpTo: low + quarter, highFrom: high });
  const natures = attributes.map((attribute) => natureOf(instrument, attribute));
  const emotional = natures.flatMap((nature, j) => (nature === 'emotional' ? [j] : []));
  const both = emotional.length > 0 && emotional.length < attributes.length;
  return {
    r2: found.value,
    n: found.n,
    drivers: found.drivers.map(({ lmg, low: least, high: most, rankAgreement, suppressor }, j) => ({
      ...{ attribute: attributes[j]!, nature: natures[j]! },
      ...{ share: lmg, low: least, high: most, rankAgreement, suppressor, ...pullOf(pulls[j]!) },
    })),
    emotional: both ? shareOf(found, emotional) : null,
  };
}

function pullOf(pull: PenaltyReward | Unsaid) {
  if (!isSaid(pull)) return { tableStakes: null, pull: null };
  const { value: penalty, reward, contrast, tableStakes } = pull;
  return { tableStakes, pull: { penalty, reward, contrast: contrast.value, low: contrast.low, high: contrast.high } };
}
