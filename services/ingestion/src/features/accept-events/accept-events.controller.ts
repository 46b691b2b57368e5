import { Open } from '@mirrorloop/access';
import { Unaudited } from '@mirrorloop/audit';
import { Malformed, parseJson, readBody } from '@mirrorloop/http';
import { Clock, type FieldError, NotFound, Rejected } from '@mirrorloop/kernel';
import { Controller, Headers, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { eventArrival } from '../../domain/events/event-arrival.js';
import { type EventType } from '../../domain/events/segment-event.js';
import { isWithinDepth } from '../../domain/content.js';
import { Intake, type Outcome } from '../../domain/intake.js';
import { IngestionSettings } from '../../domain/settings.js';

import { WriteKeys } from './write-keys.js';

/** The addresses Segment's libraries use, and RudderStack's after them: the whole word, or its first letter. */
const KINDS: Readonly<Record<string, EventType | 'batch'>> = {
  batch: 'batch',
  b: 'batch',
  import: 'batch',
  track: 'track',
  t: 'track',
  identify: 'identify',
  i: 'identify',
  page: 'page',
  p: 'page',
  screen: 'screen',
  s: 'screen',
  group: 'group',
  g: 'group',
  alias: 'alias',
  a: 'alias',
};
/** No event means anything at this depth, and some programs fall over it. */
const DEEPEST = 100;

export interface Accepted {
  success: true;
  /** What could not be taken and is kept as a failed signal; left out when there is none. */
  failed?: (FieldError & { code: string })[];
}

/** Intake as Segment has it: 200 means durable. */
@Open()
@Unaudited('signals are their own record: immutable, with source and time')
@Controller('v1')
export class AcceptEventsController {
  constructor(
    private readonly keys: WriteKeys,
    private readonly intake: Intake,
    private readonly clock: Clock,
    private readonly settings: IngestionSettings,
  ) {}

  @Post(':kind')
  @HttpCode(200)
  async accept(
    @Param('kind') kind: string,
    @Headers('authorization') authorization: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Accepted> {
    const type = Object.hasOwn(KINDS, kind) ? KINDS[kind]! : undefined;
    if (!type) throw new NotFound('address');
    await this.keys.refuseUnknown(authorization);
    const body = bodyOf(parseJson(await readBody(request)));
    const source = await this.keys.sourceOf(authorization, body['writeKey']);
    const now = this.clock.now();
    const country = this.settings.phoneCountry;
    const settings = { source: source.name, channel: source.channel, country, now, receivedAt: now };
    const { events, places } = eventsOf(body, type);
    return answer(await this.intake.record(events.map((event, i) => eventArrival(event, places(i), settings))), places);
  }
}

function bodyOf(json: unknown): Record<string, unknown> {
  if (!isWithinDepth(json, DEEPEST)) throw new Malformed(`The body is nested deeper than ${DEEPEST} levels`);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Malformed('The body is no JSON object');
  return json as Record<string, unknown>;
}

interface Events {
  readonly events: readonly unknown[];
  readonly places: (index: number) => string;
}

function eventsOf({ writeKey: _, ...body }: Record<string, unknown>, type: EventType | 'batch'): Events {
  if (type !== 'batch') return { events: [{ ...body, type }], places: () => '' };
  const { batch, sentAt } = body;
  if (!Array.isArray(batch))
    throw new Rejected('batch is missing', [{ path: 'batch', message: 'a list of events was expected' }]);
  return { events: batch.map((event: unknown) => sentWith(event, sentAt)), places: (i) => `batch[${i}]` };
}

/** Each event stands for itself from here on: it takes the time its batch was sent along, and leaves the key behind. */
function sentWith(event: unknown, sentAt: unknown): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event;
  const { writeKey: _, ...fields } = event as Record<string, unknown>;
  return sentAt === undefined ? fields : { sentAt, ...fields };
}

function answer(outcomes: readonly Outcome[], places: (index: number) => string): Accepted {
  const failed = outcomes.flatMap((outcome, i) => {
    if (outcome.kind !== 'failed') return [];
    const { code, message, path } = outcome.failure;
    return [{ path: [places(i), path].filter(Boolean).join('.'), code, message }];
  });
  return { success: true, ...(failed.length > 0 && { failed }) };
}
