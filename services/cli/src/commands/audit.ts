import type { AuditEntryView, AuditVerified, Page } from '@mirrorloop/contracts';
import type { Command } from 'commander';
import { type AddCommands, workOf } from '../command.js';
import { Failure } from '../gateway/failure.js';
import { counted, harmless, table, time } from '../output/text.js';

export const addAudit: AddCommands = (program, terminal) => {
  const audit = program.command('audit').description('who changed or saw what');
  audit
    .command('verify')
    .description('walk the whole trail and make each hash anew; ends with 1 where one does not hold')
    .option('--head <hash>', 'a head that was noted earlier: tells whether the whole trail was made anew since')
    .action(async ({ head }: { head?: string }, command: Command) => {
      const work = workOf(command, terminal);
      const verified = await work.gateway.get<AuditVerified>(`/api/gateway/audit/verify${head ? `?head=${head}` : ''}`);
      work.show(verified, () => verifiedInWords(verified));
      if (!verified.intact) throw new Failure('The audit trail is not what it was when it was written.');
    });
  audit
    .command('list')
    .description('the newest entries')
    .option('--limit <n>', 'how many', '50')
    .action(async ({ limit }: { limit: string }, command: Command) => {
      const work = workOf(command, terminal);
      const query = new URLSearchParams({ limit });
      const { items } = await work.gateway.get<Page<AuditEntryView>>(`/api/gateway/audit?${query}`);
      work.show(items, () => entriesTable(items));
    });
};

const verifiedInWords = ({ entries, head, broken }: AuditVerified): string =>
  broken
    ? `Entry ${broken.position}: ${broken.why}. The ${counted(entries, 'entry', 'entries')} before it hold.`
    : `${counted(entries, 'entry', 'entries')}, and every hash holds.` +
      (head
        ? `\nNote its head outside of the database, to know later that nothing before it was changed:\n${head}`
        : '');

const entriesTable = (entries: AuditEntryView[]): string =>
  table(
    ['WHEN', 'WHO', 'WHAT', 'OF', 'WHY'],
    entries.map(({ at, who, what, subject, why }) => [
      time(at),
      who.name ?? `${who.kind} ${who.id.slice(0, 8)}`,
      what,
      subject ? `${subject.kind} ${subject.id.slice(0, 8)}` : '',
      harmless(why ?? ''),
    ]),
  );
