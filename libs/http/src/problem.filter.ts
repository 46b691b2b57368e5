import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { asError } from '@mirrorloop/kernel';
import { trace } from '@opentelemetry/api';
import type { FastifyReply } from 'fastify';
import { problemOf } from './problems.js';

const RETRY_AFTER_S = 5;

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    const traceId = trace.getActiveSpan()?.spanContext().traceId;
    if (problem.status >= 500) this.logger.error(asError(error).message, asError(error).stack);
    if (problem.status === 503) void reply.header('retry-after', RETRY_AFTER_S);
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify(traceId ? { ...problem, traceId } : problem));
  }
}
