import { groupBy } from '../group-by.js';
import { type PersonLine, personIdOf, type RefusedLine, type Roster } from './person.js';

/**
 * Which lines can be taken so that, with everybody known already, each manager is somebody and no reporting line
 * runs in a circle. A refused line may leave others without their manager, or leave somebody where they were and so
 * close a circle: it is asked again until nothing more is refused.
 */
export function soundLines(
  roster: Roster,
  lines: readonly PersonLine[],
): { sound: PersonLine[]; refused: RefusedLine[] } {
  const reporting = new ReportingLines(roster, lines);
  do reporting.refuseUnknownManagers();
  while (reporting.refuseCircles());
  return { sound: reporting.sound(), refused: reporting.refused };
}

class ReportingLines {
  readonly refused: RefusedLine[] = [];
  private readonly lines: Map<string, PersonLine>;
  private readonly reportsTo: Map<string | null, PersonLine[]>;
  private unchecked: PersonLine[];

  constructor(
    private readonly roster: Roster,
    lines: readonly PersonLine[],
  ) {
    this.lines = new Map(lines.map((line) => [personIdOf(line.email), line]));
    this.unchecked = [...lines];
    this.reportsTo = groupBy(lines, ({ managerEmail }) => (managerEmail ? personIdOf(managerEmail) : null));
  }

  sound(): PersonLine[] {
    return [...this.lines.values()];
  }

  /** Each refusal sends those who report to the refused person round again. */
  refuseUnknownManagers(): void {
    for (let line = this.unchecked.pop(); line; line = this.unchecked.pop()) {
      if (!this.isTaken(line) || !line.managerEmail || this.isKnown(personIdOf(line.managerEmail))) continue;
      this.refuse(line, `${line.managerEmail} is no one we know: neither a good line of this file nor imported before`);
    }
  }

  /** @returns whether there was one */
  refuseCircles(): boolean {
    const circles = this.circles();
    for (const circle of circles) {
      const said = circle.map((id, i) => `${this.nameOf(id)} reports to ${this.nameOf(circle[i + 1] ?? circle[0]!)}`);
      for (const id of circle) {
        const line = this.lines.get(id);
        if (line) this.refuse(line, `reports in a circle: ${said.join(', ')}`);
      }
    }
    return circles.length > 0;
  }

  private circles(): string[][] {
    const seenBy = new Map<string, string>();
    return [...this.lines.keys()].flatMap((start) => {
      const way: string[] = [];
      let at: string | null = start;
      for (; at && !seenBy.has(at); at = this.managerOf(at)) {
        seenBy.set(at, start);
        way.push(at);
      }
      return at && seenBy.get(at) === start ? [way.slice(way.indexOf(at))] : [];
    });
  }

  private managerOf(id: string): string | null {
    const line = this.lines.get(id);
    if (!line) return this.roster.people.get(id)?.managerId ?? null;
    return line.managerEmail ? personIdOf(line.managerEmail) : null;
  }

  private refuse(line: PersonLine, message: string): void {
    const id = personIdOf(line.email);
    this.lines.delete(id);
    this.refused.push({ line: line.line, path: 'manager_email', message });
    this.unchecked.push(...(this.reportsTo.get(id) ?? []));
  }

  private isTaken(line: PersonLine): boolean {
    return this.lines.get(personIdOf(line.email)) === line;
  }
  private isKnown(id: string): boolean {
    return this.lines.has(id) || this.roster.people.has(id);
  }
  private nameOf(id: string): string {
    return this.lines.get(id)?.name ?? this.roster.people.get(id)?.name ?? id;
  }
}
