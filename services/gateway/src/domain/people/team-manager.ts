import type { Person } from './person.js';

/**
 * Who manages a team, by its members' reporting lines: the one member who reports to nobody inside it; where there
 * are several, the person outside to whom they all report; else the one of them with the most reports in the team
 * (then by email, so that the answer never depends on the order of a file). null for a team without members.
 */
export function teamManagerOf(members: readonly Person[]): string | null {
  const inside = new Set(members.map(({ id }) => id));
  const tops = members.filter(({ managerId }) => !managerId || !inside.has(managerId));
  if (tops.length <= 1) return tops[0]?.id ?? null;
  const above = new Set(tops.map(({ managerId }) => managerId));
  const shared = above.size === 1 ? tops[0]!.managerId : null;
  return shared ?? mostReports(tops, members);
}

function mostReports(tops: readonly Person[], members: readonly Person[]): string {
  const reports = (id: string): number => members.filter(({ managerId }) => managerId === id).length;
  const ranked = tops.map((person) => ({ person, reports: reports(person.id) }));
  ranked.sort((a, b) => b.reports - a.reports || (a.person.email < b.person.email ? -1 : 1));
  return ranked[0]!.person.id;
}
