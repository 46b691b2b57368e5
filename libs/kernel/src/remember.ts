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

/**
 * `work` by its answers, where it is asked for the same things again and again. `work` must be pure. All are forgotten
 * when there would be more than `most`.
 *
 * @param keyOf what tells one question from another
 */
export function rememberMost<Asked extends readonly unknown[], V>(
  most: number,
  keyOf: (...asked: Asked) => string,
  work: (...asked: Asked) => V,
): (...asked: Asked) => V {
  const answers = new Map<string, { readonly value: V }>();
  return (...asked) => {
    const key = keyOf(...asked);
    const known = answers.get(key);
    if (known) return known.value;
    if (answers.size >= most) answers.clear();
    const value = work(...asked);
    answers.set(key, { value });
    return value;
  };
}
