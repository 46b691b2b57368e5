import type { AuditEntry } from '@mirrorloop/contracts';
import { Transactions } from '@mirrorloop/messaging';
import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { finalize, mergeMap, type Observable } from 'rxjs';
import { AuditTrail } from './audit-trail.js';
import { fieldsOf } from './audited-transactions.js';
import { Looks } from './looks.js';
import { CHANGES, LOOKS_AT, UNAUDITED } from './marks.js';
import { Pseudonyms } from './pseudonyms.js';
import { duringRequest, holdRequest, RequestInHand } from './request-in-hand.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const MOST_READ = 64 * 1024;
const MOST_SEEN = 1_000;

type Asked = FastifyRequest & { caller?: { id: string; kind: 'person' | 'machine' } };

/**
 * Stands around every route. A change is recorded in its own transaction (`AuditedTransactions`); one that used none
 * is recorded before its answer leaves. A look at personal data is recorded before the data leaves: where the trail
 * can't be written, nothing is shown.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  private readonly logger = new Logger('audit');
  private readonly reflector = new Reflector();
  private readonly looks = new Looks();

  constructor(
    private readonly trail: AuditTrail,
    private readonly transactions: Transactions,
    private readonly pseudonyms: Pseudonyms,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const asked = context.switchToHttp().getRequest<Asked>();
    const kind = this.markOf<string>(LOOKS_AT, context);
    const changes = this.changes(asked, context);
    if (!changes && !kind) return next.handle();
    const request = this.requestOf(asked, changes);
    const letGo = holdRequest();
    return duringRequest(request, () => next.handle()).pipe(
      mergeMap((answer) => this.recorded(request, kind, answer, this.isDone(context))),
      finalize(() => {
        request.noteAnswered();
        letGo();
      }),
    );
  }

  private async recorded(
    request: RequestInHand,
    kind: string | undefined,
    answer: unknown,
    done: boolean,
  ): Promise<unknown> {
    if (done && request.changes && !request.isRecorded()) await this.recordLate(request);
    if (kind) await this.recordLook(request, kind, answer);
    return answer;
  }

  /** Something written was asked for and not refused. What is asked with GET changes something in a transaction or not at all. */
  private isDone(context: ExecutionContext): boolean {
    const { method } = context.switchToHttp().getRequest<Asked>();
    return !READS.has(method) && context.switchToHttp().getResponse<FastifyReply>().statusCode < 400;
  }

  /** The change is done already: should we die before this commits, the trail would lack it. Hence the warning. */
  private async recordLate(request: RequestInHand): Promise<void> {
    this.logger.warn(`${request.route} changed something outside the transaction of its audit entry`);
    await this.record(request, { after: fieldsOf(request.fields) });
  }

  private async recordLook(request: RequestInHand, of: string, answer: unknown): Promise<void> {
    const seen = idsIn(answer);
    const by = JSON.stringify([request.who.id, request.route, request.subject?.id, request.fields]);
    if (!this.looks.isNew(by, seen, Date.now())) return;
    await this.record(request, { kind: 'look', seen, after: { of, ...fieldsOf(request.fields) } });
    this.looks.note(by, seen, Date.now());
  }

  private record(request: RequestInHand, told: Parameters<AuditTrail['record']>[0]): Promise<void> {
    return duringRequest(request, () => this.transactions.run((tx) => this.trail.record(told, tx)));
  }

  private changes({ method }: Asked, context: ExecutionContext): boolean {
    if (this.markOf(UNAUDITED, context)) return false;
    return !READS.has(method) || this.markOf<boolean>(CHANGES, context) === true;
  }

  private requestOf(asked: Asked, changes: boolean): RequestInHand {
    const { method, routeOptions, caller, headers } = asked;
    const who: AuditEntry['who'] = caller ? { id: caller.id, kind: caller.kind } : { id: '', kind: 'nobody' };
    const route = `${method} ${routeOptions.url ?? ''}`;
    return new RequestInHand(who, route, changes, this.subjectOf(asked), fieldsSentBy(asked), reasonIn(headers));
  }

  /** `/api/action-tracker/actions/:id/commit` is about an action: what stands before the first parameter names it. */
  private subjectOf({ routeOptions, params }: Asked): AuditEntry['subject'] {
    const parts = (routeOptions.url ?? '').split('/');
    const at = parts.findIndex((part) => part.startsWith(':'));
    const value = at > 0 ? (params as Record<string, string>)[parts[at]!.slice(1)] : undefined;
    return value ? { kind: parts[at - 1]!.slice(0, 100), id: this.pseudonyms.of(value) } : null;
  }

  private markOf<T>(mark: string, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T>(mark, [context.getHandler(), context.getClass()]);
  }
}

/** Names alone: what stands in them may be anything. */
function fieldsSentBy({ body, query }: Asked): string[] {
  const asked = Object.keys((query ?? {}) as object);
  if (!Buffer.isBuffer(body) || body.length === 0 || body.length > MOST_READ) return asked.slice(0, 50);
  try {
    const read: unknown = JSON.parse(body.toString());
    const sent = read && typeof read === 'object' && !Array.isArray(read) ? Object.keys(read) : [];
    return [...asked, ...sent].slice(0, 50).map((name) => name.slice(0, 100));
  } catch {
    return asked.slice(0, 50);
  }
}

/** Percent-encoded, since a header holds no other letters. */
function reasonIn(headers: Asked['headers']): string | null {
  const said = headers['mirrorloop-reason'];
  if (typeof said !== 'string' || said === '') return null;
  try {
    return decodeURIComponent(said).slice(0, 2_000);
  } catch {
    return said.slice(0, 2_000);
  }
}

/** The ids of what a list showed. */
function idsIn(answer: unknown): string[] {
  const items = (answer as { items?: unknown } | null | undefined)?.items;
  if (!Array.isArray(items)) return [];
  return items.flatMap(idOf).slice(0, MOST_SEEN);
}

const idOf = (item: { id?: unknown; signalId?: unknown } | null): string[] => {
  const id = item?.id ?? item?.signalId;
  return typeof id === 'string' ? [id] : [];
};
