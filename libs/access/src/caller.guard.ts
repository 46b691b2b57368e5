import { Unavailable } from '@mirrorloop/kernel';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  ForbiddenException,
  UnauthorizedException,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.js';
import { may } from './may.js';
import { ruleOf } from './rules-of-routes.js';
import { ServiceTokens } from './service-tokens.js';

type Asked = FastifyRequest & { caller?: Caller };

/** Who the gateway says is asking. Never undefined behind `CallerGuard`, unless the route is open. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<Asked>().caller,
);

/**
 * The one place where the policy is enforced: every route of a service refuses without the gateway's token for that
 * service and without the right it names. A route that names none refuses everybody.
 */
export class CallerGuard implements CanActivate {
  constructor(
    private readonly tokens: ServiceTokens,
    private readonly service: string,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Asked>();
    request.caller = await this.callerOf(request);
    const rule = ruleOf(context.getHandler(), context.getClass());
    if (rule === 'open') return true;
    if (!request.caller) throw new UnauthorizedException('Sign in first');
    if (!rule || !may(request.caller, rule)) throw new ForbiddenException('Your role does not allow this');
    return true;
  }

  private callerOf({ headers }: FastifyRequest): Promise<Caller | undefined> {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    if (!token) return Promise.resolve(undefined);
    return this.tokens.verify(token, this.service).catch((error: unknown) => {
      if (error instanceof Unavailable) throw error;
      return undefined;
    });
  }
}
