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
});
export type SuccessMeasure = z.output<typeof successMeasure>;
