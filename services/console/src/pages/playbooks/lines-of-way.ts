import type { PlaybookWay } from '@mirrorloop/contracts';

/** What a way of acting says, a line each. */
export function linesOfWay(way: PlaybookWay): string[] {
  if (way.kind === 'best-practice') return [way.practice];
  if (way.kind === 'expert-analysis') return [way.expert, ...way.options];
  if (way.kind === 'contain') return [way.how];
  return way.kind === 'break-down' ? [...way.parts] : way.probes.map(({ name }) => name);
}
