import { z } from 'zod';
import { openEnum } from './tolerant.js';

/** Shapes that several events share. */
export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const day = z.iso.date();

export const channel = openEnum('store', 'web', 'app', 'phone', 'chat', 'email', 'mail', 'social', 'other');
export type Channel = z.output<typeof channel>;

/** What was given, on which scale: low is worst. */
export const rating = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });

/** Money a year that a customer is worth to the company. */
export const money = z.strictObject({ amount: z.number(), currency: z.string().length(3) });

/** One side of the stakes: an amount a week with its 80% interval, and how it was computed in words. */
export const stakesSide = z.strictObject({
  amount: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string().min(1),
  basis: z.string().min(1),
});
/** What waiting has cost so far: not a week, and with what it was computed from, which each language says itself. */
export const costOfDelay = stakesSide.extend({
  /** How long it has waited. */
  weeks: z.number().min(0).optional(),
  /** What a week of waiting costs, in the unit. */
  rate: z.number().optional(),
  /** ISO 4217; null where the stakes are stated in anything but money. */
  currency: z.string().length(3).nullable().optional(),
});
export type CostOfDelay = z.output<typeof costOfDelay>;
/** What is gained by acting and what is lost by not acting, each per week of delay. */
export const stakes = z.strictObject({ acting: stakesSide, notActing: stakesSide });
export type Stakes = z.output<typeof stakes>;

/** Fixed before the work begins: what will be measured, on whom, the smallest effect worth having, and when. */
export const successMeasure = z.strictObject({
  metric: z.string().min(1),
  population: z.string().min(1),
  smallestEffect: z.number().positive(),
  unit: z.string().min(1),
  lagDays: z.number().int().min(0).max(730),
  /** Standard deviation of single values, where it is known, and the n in each group that follows from it. */
  sd: z.number().positive().optional(),
  sampleSize: z.number().int().positive().optional(),
});
export type SuccessMeasure = z.output<typeof successMeasure>;

/** The Cynefin domain of an insight: it decides which ways of acting fit. */
export const cynefinDomain = openEnum('clear', 'complicated', 'complex', 'chaotic', 'disorder');
export type CynefinDomain = 'clear' | 'complicated' | 'complex' | 'chaotic' | 'disorder';

/** How an action goes about its problem, of a kind that fits the domain. */
export type Way =
  | { kind: 'best-practice'; practice: string }
  | { kind: 'expert-analysis'; expert: string; options: readonly string[] }
  | { kind: 'probes'; probes: readonly { name: string; amplifyWhen: string; endWhen: string }[] }
  | { kind: 'contain'; how: string; reclassifyBy: string }
  | { kind: 'break-down'; parts: readonly string[] };
export const wayKind = openEnum('best-practice', 'expert-analysis', 'probes', 'contain', 'break-down');

export const evidenceKind = openEnum('deliverable', 'leading-indicator', 'probe-begun');
/** A leading indicator before and now, with the 95% interval of now. */
export const moved = z.strictObject({
  before: z.number(),
  now: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.number().int().positive(),
});
/** The success measure taken again: the improvement in its own unit, with its 95% interval. */
export const outcome = z.strictObject({
  effect: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.number().int().positive(),
  unit: z.string().min(1),
  source: z.string().min(1),
});
