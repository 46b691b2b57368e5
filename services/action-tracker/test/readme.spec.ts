import fs from 'node:fs';
import path from 'node:path';
import { contracts } from '@mirrorloop/contracts';
import { declarationOf } from '@mirrorloop/messaging';
import { OpenCasesHandler } from '../src/features/open-cases/open-cases.handler.js';
import { FollowPeopleHandler } from '../src/features/follow-people/follow-people.handler.js';
import { InvitePeopleHandler } from '../src/features/invite-people/invite-people.handler.js';
import { ProposeActionHandler } from '../src/features/propose-action/propose-action.handler.js';
import { InMemoryActions } from './in-memory-actions.js';

const readme = fs.readFileSync(path.join(__dirname, '../README.md'), 'utf8');
const rowsUnder = (heading: string) => {
  const section = readme.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` *(?:\| `([^`]+)`)?/gm)].map(([, event, group]) => ({ event, group }));
};

describe('the README', () => {
  it('names every event that is heard, with its group, and no other', () => {
    const handlers = [
      new ProposeActionHandler(new InMemoryActions(), undefined!, undefined!, undefined!),
      new OpenCasesHandler(undefined!, undefined!, undefined!, undefined!, undefined!),
      new InvitePeopleHandler(undefined!),
      new FollowPeopleHandler(undefined!),
    ];
    const heard = handlers
      .map(declarationOf)
      .flatMap(({ contracts: all, group }) => all.map(({ type }) => ({ event: type, group })));
    expect(rowsUnder('Hears')).toEqual(heard);
  });
  it('names every event that is said, and no other', () => {
    const said = contracts()
      .filter(({ topic }) => topic === 'action-tracker.actions')
      .map(({ type }) => type);
    expect(
      rowsUnder('Says')
        .map(({ event }) => event)
        .sort(),
    ).toEqual([...said].sort());
  });
});
