import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.js';
import { ServiceTokens } from './service-tokens.js';

const OPEN = 'mirrorloop:open';

/** The route needs no caller: health, and intake, which checks its write key itself. */
export const Open = () => SetMetadata(OPEN, true);

type Asked = FastifyRequest & { caller?: Caller };

/** Who the gateway says is asking. Never undefined behind `CallerGuard`, unless the route is open. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<Asked>().caller,
);

/** Every route of a service refuses without the gateway's token for that service, unless it is marked open. */
export class CallerGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(
    private readonly tokens: ServiceTokens,
    private readonly service: string,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Asked>();
    request.caller = await this.callerOf(request);
    const open = this.reflector.getAllAndOverride<boolean>(OPEN, [context.getHandler(), context.getClass()]);
    if (!request.caller && !open) throw new UnauthorizedException('Sign in first');
    return true;
  }

  private callerOf({ headers }: FastifyRequest): Promise<Caller | undefined> {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    if (!token) return Promise.resolve(undefined);
    return this.tokens.verify(token, this.service).catch(() => undefined);
  }
}
