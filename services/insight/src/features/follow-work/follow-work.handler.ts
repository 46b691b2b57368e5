import {
  ActionCommitted,
  ActionDropped,
  ActionRefuted,
  ActionVerified,
  type EventOf,
  PersonChanged,
  TeamChanged,
} from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type HeardOfWork, WhoActs } from '../../domain/studies/who-acts.js';

const HEARD = [ActionCommitted, ActionDropped, ActionRefuted, ActionVerified, PersonChanged, TeamChanged] as const;
type Heard = (typeof HEARD)[number];
interface State {
  readonly sequences: Map<string, number>;
  readonly heard: Map<string, HeardOfWork>;
}

/** Keeps which actions run and which team owns them, so that a wave can ask who knows of it. */
@Injectable()
@Handles<Heard>(HEARD, { group: 'insight.follow-work' })
export class FollowWorkHandler implements BatchHandler<Heard, State> {
  constructor(private readonly known: WhoActs) {}

  async load(events: readonly EventOf<Heard>[], tx: Transaction): Promise<State> {
    const ids = events.map(({ key }) => key);
    return { sequences: new Map(await this.known.sequencesOf(ids, tx)), heard: new Map() };
  }

  decide(state: State, event: EventOf<Heard>): Decision<State> {
    const { key: id, sequence } = event;
    if ((state.sequences.get(id) ?? -1) >= sequence) return unchanged('this, or something newer, is known');
    state.sequences.set(id, sequence);
    state.heard.set(id, { id, sequence, ...NOTHING, ...said(event) });
    return decided(state);
  }

  async save({ heard }: State, tx: Transaction): Promise<void> {
    if (heard.size > 0) await this.known.save([...heard.values()], tx);
  }
}

const NOTHING = { insightId: null, ownerId: null, teamId: null, name: null };

function said({ type, data }: EventOf<Heard>): Pick<HeardOfWork, 'kind' | 'active'> & Partial<HeardOfWork> {
  if ('personId' in data) return { kind: 'person', teamId: data.teamId, active: data.active };
  if ('teamId' in data) return { kind: 'team', name: data.name, active: data.active ?? true };
  const ownerId = 'ownerId' in data ? data.ownerId : null;
  // A refuted action is open again; one that is left inconclusive never ended.
  const active = type === ActionCommitted.type || type === ActionRefuted.type;
  return { kind: 'action', insightId: data.insightId, ownerId, active };
}
