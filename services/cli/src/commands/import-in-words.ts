import type { ImportView } from '@mirrorloop/contracts';
import { count, counted, harmless } from '../output/text.js';

export function importInWords({ id, fileName, source, state, rows, reasons }: ImportView): string {
  if (state === 'accepted' || state === 'running')
    return `${harmless(fileName)} is kept as import ${id}; its rows are being read. "mirrorloop status" tells how the platform is.`;
  const told = [
    `${harmless(fileName)} into ${harmless(source)}: ${counted(rows.read, 'row')} read, ${count(rows.accepted)} accepted, ` +
      `${count(rows.duplicate)} known already, ${count(rows.failed)} failed.`,
    ...reasons.map((reason) => `  ${counted(reason.count, 'row')}: ${harmless(reason.message)} (${reason.code})`),
  ];
  if (rows.failed > 0) told.push('Each failed row is kept: "mirrorloop failed list" shows them.');
  return told.join('\n');
}
