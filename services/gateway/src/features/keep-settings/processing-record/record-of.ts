import type { ProcessingRecord } from '@mirrorloop/contracts';
import type { AsSet, RecordWords } from './as-set.js';

export function recordOf(set: AsSet, words: RecordWords, now: Date): ProcessingRecord {
  const { controller, dataProtectionOfficer } = set.contacts;
  return {
    title: words.title,
    controller: [set.organisation, controller || words.missing].join(', '),
    dataProtectionOfficer: dataProtectionOfficer || words.missing,
    writtenAt: now.toISOString(),
    activities: words.activities(set).map(({ erasure, ...activity }) => ({ ...activity, erasure: [...erasure] })),
    measures: [...words.measures(set)],
  };
}

/** To be read, printed or filed. */
export function asText(record: ProcessingRecord, { labels }: RecordWords): string {
  const head = [
    record.title,
    '='.repeat(record.title.length),
    '',
    `${labels.controller}: ${record.controller}`,
    `${labels.dataProtectionOfficer}: ${record.dataProtectionOfficer}`,
    `${labels.writtenAt}: ${record.writtenAt.slice(0, 10)}`,
  ];
  const activities = record.activities.flatMap(({ name, purpose, subjects, data, recipients, erasure }, i) => [
    '',
    `${i + 1}. ${name}`,
    '',
    `   ${labels.purpose}: ${purpose}`,
    `   ${labels.subjects}: ${subjects}`,
    `   ${labels.data}: ${data}`,
    `   ${labels.recipients}: ${recipients}`,
    `   ${labels.erasure}:`,
    ...erasure.map((line) => `   - ${line}`),
  ]);
  return [...head, ...activities, '', labels.measures, '', ...record.measures.map((line) => `- ${line}`), ''].join(
    '\n',
  );
}
