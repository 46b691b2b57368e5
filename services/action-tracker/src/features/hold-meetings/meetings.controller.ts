import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { MeetingSummary, MeetingView, Page } from '@mirrorloop/contracts';
import {
  CheckedQuery,
  decodeCursor,
  encodeCursor,
  idempotencyKey,
  JsonBody,
  pageQuery,
  uuidParam,
} from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Headers, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Said } from '../../domain/checks.js';
import { Meetings } from '../../domain/meetings.js';
import { summaryOf } from './meeting-view.js';
import { CloseMeetings } from './close-meetings.js';
import { DecideItems } from './decide-items.js';
import { PlanMeetings } from './plan-meetings.js';
import { ShowMeetings } from './show-meetings.js';

const query = pageQuery.extend({
  state: z.enum(['planned', 'running', 'closed', 'cancelled']).optional(),
  seriesId: z.uuid().optional(),
});
const place = z.object({ over: z.boolean(), rank: z.number(), id: z.uuid() });
const body = z.looseObject({});

/** Reviews in which insights become actions. */
@Controller('api/action-tracker/meetings')
export class MeetingsController {
  constructor(
    private readonly meetings: Meetings,
    private readonly showing: ShowMeetings,
    private readonly planning: PlanMeetings,
    private readonly deciding: DecideItems,
    private readonly closing: CloseMeetings,
  ) {}

  @Allow('see meetings')
  @Get()
  async list(@CheckedQuery(query) { cursor, limit, ...filter }: z.output<typeof query>): Promise<Page<MeetingSummary>> {
    const { meetings, next, total } = await this.meetings.page(filter, limit, decodeCursor(cursor, place));
    return { items: meetings.map(summaryOf), next: next ? encodeCursor({ ...next }) : null, total };
  }

  @Allow('see meetings')
  @Get(':id')
  show(@Param('id') id: string): Promise<MeetingView> {
    return this.showing.show(idOf(id));
  }

  @Allow('hold meetings')
  @Post()
  async plan(
    @JsonBody(body) said: Said,
    @CurrentCaller() caller: Caller,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<MeetingView> {
    return this.showing.show(await this.planning.plan(said, caller, idempotencyKey(key)));
  }

  @Allow('hold meetings')
  @Put(':id')
  revise(@Param('id') id: string, @JsonBody(body) said: Said, @CurrentCaller() { name }: Caller): Promise<MeetingView> {
    return this.after(id, (meetingId) => this.planning.revise(meetingId, said, name));
  }

  @Allow('hold meetings')
  @Post(':id/start')
  @HttpCode(200)
  start(@Param('id') id: string, @CurrentCaller() { name }: Caller): Promise<MeetingView> {
    return this.after(id, (meetingId) => this.planning.start(meetingId, name));
  }

  @Allow('hold meetings')
  @Post(':id/cancel')
  @HttpCode(200)
  cancel(@Param('id') id: string, @JsonBody(body) said: Said, @CurrentCaller() { name }: Caller): Promise<MeetingView> {
    return this.after(id, (meetingId) => this.planning.cancel(meetingId, said, name));
  }

  @Allow('hold meetings')
  @Post(':id/items')
  @HttpCode(200)
  add(@Param('id') id: string, @JsonBody(body) said: Said, @CurrentCaller() { name }: Caller): Promise<MeetingView> {
    return this.after(id, (meetingId) => this.planning.addItem(meetingId, said, name));
  }

  @Allow('hold meetings')
  @Put(':id/items/:itemId')
  decide(
    @Param('id') id: string,
    @Param('itemId') itemId: string,
    @JsonBody(body) said: Said,
    @CurrentCaller() { name }: Caller,
  ): Promise<MeetingView> {
    return this.after(id, (meetingId) => this.deciding.run(meetingId, idOf(itemId), 'decide', said, name));
  }

  @Allow('hold meetings')
  @Post(':id/items/:itemId/commit')
  @HttpCode(200)
  commit(
    @Param('id') id: string,
    @Param('itemId') itemId: string,
    @JsonBody(body) said: Said,
    @CurrentCaller() { name }: Caller,
  ): Promise<MeetingView> {
    return this.after(id, (meetingId) => this.deciding.run(meetingId, idOf(itemId), 'commit', said, name));
  }

  @Allow('hold meetings')
  @Post(':id/close')
  @HttpCode(200)
  close(@Param('id') id: string, @JsonBody(body) said: Said, @CurrentCaller() { name }: Caller): Promise<MeetingView> {
    return this.after(id, (meetingId) => this.closing.run(meetingId, said, name));
  }

  private async after(id: string, change: (meetingId: string) => Promise<void>): Promise<MeetingView> {
    const meetingId = idOf(id);
    await change(meetingId);
    return this.showing.show(meetingId);
  }
}

export function idOf(id: string): string {
  if (!uuidParam.safeParse(id).success) throw new NotFound('There is no such meeting');
  return id.toLowerCase();
}
