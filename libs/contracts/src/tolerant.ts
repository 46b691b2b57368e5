import { z } from 'zod';

/** An enum that may grow: a reader that doesn't know a value reads `unknown`, so that versions can roll. */
export const openEnum = <const V extends readonly [string, ...string[]]>(...values: V) =>
  z.enum([...values, 'unknown'] as const);

/**
 * The same shape as a reader sees it: objects drop fields they don't know, open enums read what they don't know
 * as `unknown`. Everything else stays as strict as it was declared.
 */
export function tolerant(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodObject)
    return z.object(Object.fromEntries(Object.entries(schema.shape).map(([k, v]) => [k, tolerant(v as z.ZodType)])));
  if (schema instanceof z.ZodEnum && schema.options.includes('unknown')) return openReader(schema);
  if (schema instanceof z.ZodArray) return withChecks(schema, z.array(tolerant(schema.element)));
  if (schema instanceof z.ZodOptional) return tolerant(schema.unwrap()).optional();
  if (schema instanceof z.ZodNullable) return tolerant(schema.unwrap()).nullable();
  if (schema instanceof z.ZodDefault) return tolerant(schema.unwrap()).default(schema.def.defaultValue as never);
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map((o) => tolerant(o as z.ZodType)));
  return schema as z.ZodType;
}

const openReader = (schema: z.ZodEnum): z.ZodType =>
  z.string().transform((value) => (schema.options.includes(value) ? value : 'unknown'));

const withChecks = (from: z.ZodType, to: z.ZodType): z.ZodType =>
  from.def.checks?.length ? to.check(...(from.def.checks as z.core.$ZodCheck<unknown>[])) : to;
