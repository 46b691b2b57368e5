import type { NewTokenView, TokenView } from '@mirrorloop/contracts';
import { type Command, InvalidArgumentError } from 'commander';
import { type AddCommands, workOf } from '../command.js';
import { everyItem } from '../gateway/every-item.js';
import { json } from '../gateway/gateway.js';
import { harmless, table, time } from '../output/text.js';

interface MakeOptions {
  readonly role: string;
  readonly days: number;
  readonly teams?: readonly string[];
  readonly stores?: readonly string[];
}

export const addTokens: AddCommands = (program, terminal) => {
  const tokens = program.command('tokens').description('what programs come in with');
  tokens
    .command('list')
    .description('list the tokens, those that no longer hold included')
    .action(async (_options: object, command: Command) => {
      const work = workOf(command, terminal);
      const listed = await everyItem<TokenView>(work.gateway, '/api/gateway/tokens');
      work.show(listed, () => (listed.length > 0 ? tokensTable(listed) : 'There is no token yet.'));
    });
  tokens
    .command('make')
    .description('make a token; it is shown once')
    .argument('<name>', 'what it is for')
    .requiredOption('--role <role>', 'admin, manager, employee or viewer')
    .option('--days <days>', 'how long it holds', wholeNumber, 90)
    .option('--teams <ids...>', 'for these teams alone')
    .option('--stores <names...>', 'for these stores alone')
    .action(async (name: string, { role, days, teams, stores }: MakeOptions, command: Command) => {
      const work = workOf(command, terminal);
      const body = json({ name, role, days, scope: scopeOf(teams, stores) });
      const made = await work.gateway.post<NewTokenView>('/api/gateway/tokens', body);
      work.show(made, () => madeInWords(made));
    });
  tokens
    .command('revoke')
    .description('end a token at once')
    .argument('<id>', 'its id, as listed')
    .action(async (id: string, _options: object, command: Command) => {
      const work = workOf(command, terminal);
      await work.gateway.delete(`/api/gateway/tokens/${encodeURIComponent(id)}`);
      work.show({ revoked: id }, () => 'It holds no longer.');
    });
};

function scopeOf(teams?: readonly string[], stores?: readonly string[]): object {
  if (teams && stores) throw new InvalidArgumentError('A token is for teams or for stores, not for both.');
  if (teams) return { of: 'teams', ids: teams };
  return stores ? { of: 'stores', ids: stores } : { of: 'organisation' };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('A whole number of days.');
  return Number(text);
}

const tokensTable = (tokens: TokenView[]): string =>
  table(
    ['ID', 'NAME', 'BEGINS', 'ROLE', 'FOR', 'STATE', 'ENDS', 'LAST USED'],
    tokens.map((t) => [
      t.id,
      harmless(t.name),
      t.prefix,
      t.role,
      t.scope.of,
      t.state,
      time(t.expiresAt),
      time(t.usedAt),
    ]),
  );

const madeInWords = ({ name, role, token, expiresAt }: NewTokenView): string =>
  `${harmless(name)} (${role}) holds until ${time(expiresAt)}.\nThe token, shown this once: ${token}`;
