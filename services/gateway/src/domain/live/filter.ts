/** Which events somebody wants to hear: all conditions hold. */
export type Filter = readonly Condition[];

export interface Condition {
  /** `type`, `key`, or the way to a field of the data: `data.touchpoint`. */
  readonly field: readonly string[];
  /** One of them is what the field says, compared as text. */
  readonly values: readonly string[];
}

export interface Filtered {
  readonly type: string;
  readonly key: string;
  readonly data: unknown;
}

const CONDITION = /^(type|key|data(?:\.[A-Za-z0-9_-]{1,60}){1,6}):(.{1,300})$/s;

/** `type:insight.insight-raised.v1`, `key:...`, `data.kind:surge|decline`. @returns undefined for anything else */
export function conditionIn(text: string): Condition | undefined {
  const [, field, values] = CONDITION.exec(text) ?? [];
  return field && values ? { field: field.split('.'), values: values.split('|') } : undefined;
}

export const holds = (filter: Filter, event: Filtered): boolean =>
  filter.every(({ field, values }) => saidBy(event, field).some((said) => values.includes(said)));

/** What the field says; a list says each of its values. */
function saidBy(event: Filtered, field: readonly string[]): string[] {
  const found = field.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as never)[name] : undefined),
    event,
  );
  return [found]
    .flat()
    .flatMap((value) => (['string', 'number', 'boolean'].includes(typeof value) ? [String(value)] : []));
}
