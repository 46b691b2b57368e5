import { groupBy } from '../group-by.js';
import { circleInWords, circlesFrom } from './circles.js';
import type { PersonLine, RefusedLine, WhoIsMeant } from './people-file.js';
import type { Roster } from './person.js';

/** Both lines that lead from one person to another, and how a file says them. */
const LINES = [
  { of: 'managerId', path: 'manager_email', emailOf: ({ managerEmail }: PersonLine) => managerEmail },
  { of: 'deputyId', path: 'deputy_email', emailOf: ({ deputyEmail }: PersonLine) => deputyEmail },
] as const;
type Line = (typeof LINES)[number];

/**
 * Which lines of a file can be taken so that, with everybody known already, each manager and deputy is somebody who
 * works here, nobody reports in a circle, and none stands in for another in one. A refused line may leave others
 * without their manager, or leave somebody where they were and so close a circle: it is asked again until nothing
 * more is refused.
 */
export function soundLines(
  roster: Roster,
  lines: readonly PersonLine[],
  who: WhoIsMeant,
): { sound: PersonLine[]; refused: RefusedLine[] } {
  const people = new PeopleOfFile(roster, lines, who);
  do people.refuseUnknown();
  while (people.refuseCircles());
  return { sound: people.sound(), refused: people.refused };
}

class PeopleOfFile {
  readonly refused: RefusedLine[] = [];
  private readonly lines: Map<string, PersonLine>;
  private readonly namedBy: Map<string, PersonLine[]>;
  private unchecked: PersonLine[];

  constructor(
    private readonly roster: Roster,
    lines: readonly PersonLine[],
    private readonly who: WhoIsMeant,
  ) {
    this.lines = new Map(lines.map((line) => [who(line.email), line]));
    this.unchecked = [...lines];
    const names = lines.flatMap((line) => LINES.flatMap((one) => ({ line, email: one.emailOf(line) })));
    const named = groupBy(names, ({ email }) => (email ? who(email) : ''));
    this.namedBy = new Map([...named].map(([id, all]) => [id, all.map(({ line }) => line)]));
  }

  sound(): PersonLine[] {
    return [...this.lines.values()];
  }

  /** Each refusal sends those who named the refused person round again. */
  refuseUnknown(): void {
    for (let line = this.unchecked.pop(); line; line = this.unchecked.pop()) {
      const unknown = LINES.find((one) => !this.isHere(one.emailOf(line!)));
      if (!unknown || !this.isTaken(line)) continue;
      const message = `${unknown.emailOf(line)} is no one we know: neither a good line of this file nor somebody who works here`;
      this.refuse(line, unknown, message);
    }
  }

  /** @returns whether there was one */
  refuseCircles(): boolean {
    const found = LINES.flatMap((line) => this.circlesOf(line).map((circle) => ({ line, circle })));
    for (const { line, circle } of found) {
      const message = circleInWords(circle, line.of, (id) => this.nameOf(id));
      for (const id of circle) {
        const inFile = this.lines.get(id);
        if (inFile) this.refuse(inFile, line, message);
      }
    }
    return found.length > 0;
  }

  private circlesOf({ of, emailOf }: Line): string[][] {
    return circlesFrom(this.lines.keys(), (id) => {
      const line = this.lines.get(id);
      const email = line && emailOf(line);
      if (!line || email === undefined) return this.roster.people.get(id)?.[of] ?? null;
      return email ? this.who(email) : null;
    });
  }

  private refuse(line: PersonLine, { path }: Line, message: string): void {
    const id = this.who(line.email);
    this.lines.delete(id);
    this.refused.push({ line: line.line, path, message });
    this.unchecked.push(...(this.namedBy.get(id) ?? []));
  }

  private isTaken(line: PersonLine): boolean {
    return this.lines.get(this.who(line.email)) === line;
  }
  /** Nobody named is as good as somebody who is here. */
  private isHere(email: string | null | undefined): boolean {
    if (!email) return true;
    const id = this.who(email);
    return this.lines.has(id) || this.roster.people.get(id)?.active === true;
  }
  private nameOf(id: string): string {
    return this.lines.get(id)?.name ?? this.roster.people.get(id)?.name ?? id;
  }
}
