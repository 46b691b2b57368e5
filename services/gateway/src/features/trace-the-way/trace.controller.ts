import { Allow, type Caller, CurrentCaller, sightOf } from '@mirrorloop/access';
import type { TraceView } from '@mirrorloop/contracts';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { traceOf } from '../../domain/trace/trace.js';
import { Traces } from './traces.js';

const asked = z.object({ kind: z.enum(['signal', 'insight', 'action']), id: z.uuid() });

/** From a signal to what was done about it, and back, with the time of each step. A signal of another store isn't there. */
@Allow('see traces')
@Controller('api/trace')
export class TraceController {
  constructor(private readonly traces: Traces) {}

  @Get(':kind/:id')
  async trace(@Param() params: unknown, @CurrentCaller() caller: Caller): Promise<TraceView> {
    const read = asked.safeParse(params);
    const { seen } = sightOf(caller, 'see signals');
    const found = read.success ? await this.traces.find(read.data.kind, read.data.id, seen) : undefined;
    if (!read.success || !found) throw new NotFound('trace');
    return traceOf(read.data.kind, read.data.id, found.signals, found.steps);
  }
}
