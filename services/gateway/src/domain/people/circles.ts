/**
 * The circles that can be come upon from these on, each once, in the order in which one leads to the next.
 *
 * @param next whom somebody reports to, or who acts for them
 */
export function circlesFrom(starts: Iterable<string>, next: (id: string) => string | null): string[][] {
  const seenFrom = new Map<string, string>();
  return [...starts].flatMap((start) => {
    const way: string[] = [];
    let at: string | null = start;
    for (; at && !seenFrom.has(at); at = next(at)) {
      seenFrom.set(at, start);
      way.push(at);
    }
    return at && seenFrom.get(at) === start ? [way.slice(way.indexOf(at))] : [];
  });
}

/** `reports in a circle: Ada reports to Ben, Ben reports to Ada` */
export function circleInWords(
  circle: readonly string[],
  line: 'managerId' | 'deputyId',
  name: (id: string) => string,
): string {
  const { circles, link } = WORDS[line];
  const said = circle.map((id, i) => `${name(id)} ${link} ${name(circle[i + 1] ?? circle[0]!)}`);
  return `${circles} in a circle: ${said.join(', ')}`;
}

const WORDS = {
  managerId: { circles: 'reports', link: 'reports to' },
  deputyId: { circles: 'is deputised', link: 'is deputised by' },
} as const;
