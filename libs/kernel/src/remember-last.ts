/**
 * `work` by its last answer, where it is asked for the same thing again: the events of a batch have one time, which is
 * read and written as often as there are events otherwise. `work` must be pure.
 */
export function rememberLast<K extends string | number, V>(work: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: work(key) };
    return last.value;
  };
}
