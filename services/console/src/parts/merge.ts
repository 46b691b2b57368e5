export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Fields = Readonly<Record<string, unknown>>;
const areFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Where a field's own fields are looked at one by one: not where they mean something together alone. */
const apart = (field: string, whole: readonly string[], ...values: unknown[]) =>
  !whole.includes(field) && values.every(areFields);

/** What I changed of `begun` on top of what another changed of it: mine where both did. */
export function merged<D extends object>(begun: D, mine: D, theirs: D, whole: readonly string[] = []): D {
  const of = (values: D): Fields => values as unknown as Fields;
  const fields = Object.keys(mine).map((field) => {
    const [from, my, their] = [of(begun)[field], of(mine)[field], of(theirs)[field]];
    if (same(my, from)) return [field, their];
    return [field, apart(field, whole, from, my, their) ? merged(from as object, my as object, their as object) : my];
  });
  return Object.fromEntries(fields) as D;
}

/** Whether both changed the same, and not to the same. */
export function collide<D extends object>(begun: D, mine: D, theirs: D, whole: readonly string[] = []): boolean {
  const of = (values: D): Fields => values as unknown as Fields;
  return Object.keys(mine).some((field) => {
    const [from, my, their] = [of(begun)[field], of(mine)[field], of(theirs)[field]];
    if (same(my, from) || same(their, from) || same(my, their)) return false;
    return apart(field, whole, from, my, their) ? collide(from as object, my as object, their as object) : true;
  });
}
