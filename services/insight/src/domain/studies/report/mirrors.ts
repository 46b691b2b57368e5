import {
  derivedMirror,
  driverMirror,
  type DriverMirrorInput,
  type Drivers,
  driversOf,
  FEWEST_FOR_DERIVED,
  isSaid,
  Ledger,
  mirrorIndex,
  type Unsaid,
} from '@mirrorloop/statistics';
import type { Group } from '../groups.js';
import { completeRows } from '../scores.js';
import type { Material } from './material.js';

/** How each group reflects customers: its mirror index, and whether it knows the level, the reasons, both or neither. */
export function mirrorsOf(material: Material, groups: readonly Group[], drivers: Drivers | Unsaid) {
  const { ours, theirs, customers, weights, instrument } = material;
  const [ofIndex, ofPoints, ofRatings] = [new Ledger(), new Ledger(), new Ledger()];
  const everyone = customers.map((_, i) => i);
  const complete = completeRows(theirs, everyone);
  const others = { customers: complete.rows, weights: weights ? complete.who.map((i) => weights[i]!) : undefined };
  return groups.map((group) => {
    const { who, rows } = completeRows(ours, group.members);
    const index = ofIndex.release(new Set(who))
      ? mirrorIndex(rows, others.customers, instrument.scale, { weights: others.weights })
      : null;
    return {
      index:
        index && isSaid(index)
          ? { value: index.value, low: index.low, high: index.high, n: index.employees, band: index.band as string }
          : null,
      driverMirror: mirrorOfDrivers(material, group, ofPoints, others, drivers),
      derived: derivedOf(material, group, ofRatings, drivers),
    };
  });
}

function mirrorOfDrivers(
  { attributes, employees, ours, instrument, random }: Material,
  { members }: Group,
  ledger: Ledger,
  others: Pick<DriverMirrorInput, 'customers' | 'weights'>,
  drivers: Drivers | Unsaid,
) {
  if (!isSaid(drivers)) return null;
  const complete = completeRows(ours, members);
  const who = complete.who.filter((i) => employees[i]!.points !== null);
  if (!ledger.release(new Set(who))) return null;
  const mirror = driverMirror(
    {
      points: who.map((i) => attributes.map((attribute) => employees[i]!.points![attribute] ?? 0)),
      employees: completeRows(ours, who).rows,
      ...others,
      shares: drivers.drivers.map(({ lmg }) => lmg),
      replicates: drivers.replicates,
      scale: instrument.scale,
    },
    random,
  );
  if (!isSaid(mirror)) return null;
  const { value: r, low, high, n, level, reasons, verdict, points, ranges } = mirror;
  return { r, low, high, n, level, reasons, verdict, points, ranges };
}

/** What the group's own ratings go by, where enough of them rated everything and the outcome: shares with intervals. */
function derivedOf(
  { attributes, employees, ours, random }: Material,
  { members }: Group,
  ledger: Ledger,
  theirs: Drivers | Unsaid,
) {
  if (!isSaid(theirs)) return null;
  const complete = completeRows(ours, members);
  const rated = complete.who.flatMap((i, row) => (employees[i]!.outcome === null ? [] : [{ i, row }]));
  if (rated.length < FEWEST_FOR_DERIVED || !ledger.release(new Set(rated.map(({ i }) => i)))) return null;
  const columns = attributes.map((_, a) => rated.map(({ row }) => complete.rows[row]![a]!));
  const drivers = driversOf(
    columns,
    rated.map(({ i }) => employees[i]!.outcome!),
    random,
  );
  if (!isSaid(drivers)) return null;
  const mirror = derivedMirror(drivers, theirs);
  const shares = drivers.drivers.map(({ lmg, low, high }, a) => ({ attribute: attributes[a]!, share: lmg, low, high }));
  const { value: r2, n } = drivers;
  return { n, r2, shares, ...(isSaid(mirror) ? agreed(mirror) : { r: null, low: null, high: null, reasons: null }) };
}

const agreed = ({ value: r, low, high, reasons }: { value: number; low: number; high: number; reasons: string }) => ({
  ...{ r, low, high, reasons },
});
