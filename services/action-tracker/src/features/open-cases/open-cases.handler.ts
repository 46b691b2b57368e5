import { ActionProposed, CaseOpened, type EventOf, SignalFoundSerious } from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { actionIdOf, propose, type ProposedAction } from '../../domain/action.js';
import { Actions, type HistoryLine, PLATFORM } from '../../domain/actions.js';
import { type Case, caseOwner, type CaseSettings, openCase, type Serious } from '../../domain/case.js';
import { Cases } from '../../domain/cases.js';
import { type ByPerson, Colleagues } from '../../domain/colleagues.js';
import { askedBy, type Group, join, type Stream, streamKey } from '../../domain/like-cases.js';
import { NoticeBoard } from '../../domain/notice.js';
import { RatesSettings } from '../../domain/rates.js';
import type { Rates } from '../../domain/stakes.js';
import { noticeOfCase } from '../../domain/notice-of-case.js';

type Heard = EventOf<typeof SignalFoundSerious>;
interface State {
  readonly settings: CaseSettings;
  readonly rates: Rates;
  readonly known: ReadonlySet<string>;
  /** Who should see to each signal. */
  readonly routed: ReadonlyMap<string, string | undefined>;
  readonly colleagues: ByPerson;
  readonly streams: ReadonlyMap<string, Stream>;
  readonly cases: readonly Case[];
  readonly groups: readonly Group[];
  readonly actions: readonly ProposedAction[];
  readonly at: Date | null;
}

/** Answers each serious signal with a case of its own, and enough like ones with one systemic action. */
@Injectable()
@Handles(SignalFoundSerious, { group: 'action-tracker.open-cases' })
export class OpenCasesHandler implements BatchHandler<typeof SignalFoundSerious, State> {
  constructor(
    private readonly cases: Cases,
    private readonly actions: Actions,
    private readonly rates: RatesSettings,
    private readonly colleagues: Colleagues,
    private readonly board: NoticeBoard,
  ) {}

  async load(events: readonly Heard[], tx: Transaction): Promise<State> {
    // The rates first, as whoever proposes an action does: else the two wait for each other.
    const rates = await this.rates.hold(tx);
    const settings = await this.cases.settings(tx);
    const data = events.map((event) => event.data);
    const streams = await this.cases.lockStreams(data.map(streamOf), tx);
    const ids = data.map(({ signalId }) => signalId);
    const owners = await this.cases.route(data, settings, tx);
    return {
      ...{ settings, rates, known: await this.cases.known(ids, tx) },
      routed: new Map(ids.map((id, n) => [id, owners[n]])),
      colleagues: await this.colleagues.around(
        owners.flatMap((id) => id ?? []),
        tx,
      ),
      streams: new Map(streams.map((stream) => [stream.key, stream])),
      ...{ cases: [], groups: [], actions: [], at: null },
    };
  }

  decide(state: State, event: Heard, { now }: { now: Date }): Decision<State> {
    const { signalId } = event.data;
    if (state.known.has(signalId)) return unchanged('the signal has its case');
    const owner = caseOwner(state.routed.get(signalId), state.colleagues, now);
    const opened = openCase(seriousOf(event), owner, state.settings, now);
    const stream = state.streams.get(streamKey(opened))!;
    const joined = join(stream, opened, state.settings, now);
    const one = { ...opened, groupId: joined.groupId };
    const action = joined.born && systemic(joined.born, state, now);
    const next: State = {
      ...{ ...state, at: now, known: new Set(state.known).add(signalId), cases: [...state.cases, one] },
      streams: new Map(state.streams).set(stream.key, joined.stream),
      groups: joined.born ? [...state.groups, joined.born] : state.groups,
      actions: action ? [...state.actions, action] : state.actions,
    };
    return decided(next, openedOf(one), ...(action ? [proposalOf(action)] : []));
  }

  async save({ cases, groups, actions, colleagues, at }: State, tx: Transaction): Promise<void> {
    if (!at) return;
    await this.actions.save(
      actions,
      actions.map((action) => lineOf(action, at)),
      tx,
    );
    await this.cases.add(cases, groups, tx);
    await this.board.notice(
      cases.map((one) => noticeOfCase(one, 'case-opened', colleagues, at)),
      tx,
    );
  }
}

const streamOf = ({ touchpoint, theme }: Heard['data']) => ({
  key: streamKey({ touchpoint, theme }),
  touchpoint,
  theme,
});

const seriousOf = ({ data, correlationId }: Heard): Serious => {
  const { signalId, subjectId, touchpoint, theme, store, channel, reasons, occurredAt } = data;
  const what = { signalId, subjectId, touchpoint, theme, store, channel, reasons };
  return { ...what, occurredAt: new Date(occurredAt), correlationId };
};

const systemic = (group: Group, { settings, rates }: State, now: Date): ProposedAction =>
  propose(askedBy(group, settings), group.groupId, rates, now);

const openedOf = ({ caseId, signalId, touchpoint, theme, ownerId, respondBy, resolveBy, groupId, version }: Case) =>
  CaseOpened.of(
    {
      ...{ caseId, signalId, touchpoint, theme, ownerId, actionId: groupId && actionIdOf(groupId) },
      ...{ respondBy: respondBy.toISOString(), resolveBy: resolveBy.toISOString() },
    },
    version,
  );

const proposalOf = ({ actionId, insight, stakes, version }: ProposedAction) =>
  ActionProposed.of({ actionId, insightId: insight.insightId, title: insight.title, stakes }, version);

const lineOf = ({ actionId, version, insight }: ProposedAction, at: Date): HistoryLine => ({
  actionId,
  version,
  at,
  what: `Proposed from like cases of ${insight.size.customers} customers`,
  by: PLATFORM,
  why: null,
});
