import type { Scale } from '@mirrorloop/statistics';

export function scaleOf(said: string): Scale {
  const [low, high, points] = said.split(',').map(Number);
  const fits = low! < high! && Number.isInteger(points) && points! >= 2;
  if (!fits) throw new Error(`--scale ${said} is no LO,HI,POINTS such as 1,5,5`);
  return { low: low!, high: high!, points: points! };
}
