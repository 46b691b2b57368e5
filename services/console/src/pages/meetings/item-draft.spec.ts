import type { MeetingItemView } from '@mirrorloop/contracts';
import { meetings } from '../../../test/fixture/world/meetings.js';
import { commitFrom, typedOf } from './item-draft.js';

const PROPOSAL = { unit: 'EUR a week', metric: '', population: '', effectUnit: '' };
const followed = { domain: 'clear', way: { kind: 'best-practice', practice: 'Call back within a day' } };

describe('what was taken down of an item', () => {
  it('still follows its playbook when it is read again, and is committed with it', () => {
    const [item] = meetings()[0]!.items;
    const draft = { ...followed, playbookId: 'p-1' };
    const read = typedOf({ ...item, decision: 'agreed', draft } as MeetingItemView, undefined, PROPOSAL);
    expect(commitFrom(read.draft, item!.action)).toMatchObject(draft);
    const own = typedOf({ ...item, decision: 'agreed', draft: followed } as MeetingItemView, undefined, PROPOSAL);
    expect(commitFrom(own.draft, item!.action)).not.toHaveProperty('playbookId');
  });
});
