import { randomBytes } from 'node:crypto';
import { Allow, RIGHTS, type Right, ROLES } from '@mirrorloop/access';
import type { NewTokenView, Page, TokenView } from '@mirrorloop/contracts';
import {
  CheckedQuery,
  decodeCursor,
  encodeCursor,
  fieldErrors,
  JsonBody,
  NO_NUL,
  pageQuery,
  uuidParam,
} from '@mirrorloop/http';
import { Clock, newId, NotFound } from '@mirrorloop/kernel';
import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { hashOf } from '../../domain/sessions/secret.js';
import { isGood, type MachineToken, MachineTokens } from '../../domain/tokens/machine-token.js';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 366;
const KEY_BYTES = 32;
/** Enough to know a token again, and nothing to guess the rest from. */
const PREFIX = 'ml_'.length + 6;

const ids = z.array(z.string().min(1).max(200).regex(NO_NUL, 'holds a NUL')).min(1).max(100);
const scope = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('organisation') }),
  z.strictObject({ of: z.enum(['teams', 'stores']), ids }),
]);
const newToken = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: z.enum(ROLES),
  scope: scope.default({ of: 'organisation' }),
  only: z
    .array(z.enum(RIGHTS as [Right, ...Right[]]))
    .min(1)
    .optional(),
  days: z.int().min(1).max(LONGEST_DAYS).default(90),
});
const cursorShape = z.object({ madeAt: z.iso.datetime(), id: z.uuid() });

/** What programs come in with. A token is shown once; two may hold at a time, so that one can follow another. */
@Allow('give access')
@Controller('api/gateway/tokens')
export class TokensController {
  constructor(
    private readonly tokens: MachineTokens,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CheckedQuery(pageQuery) { cursor, limit }: z.output<typeof pageQuery>): Promise<Page<TokenView>> {
    const { rows, total } = await this.tokens.list({ before: decodeCursor(cursor, cursorShape), limit });
    const last = rows.length === limit ? rows.at(-1) : undefined;
    const next = last ? encodeCursor({ madeAt: last.madeAt.toISOString(), id: last.id }) : null;
    return { items: rows.map((token) => viewOf(token, this.clock.now())), next, total };
  }

  @Post()
  async make(
    @JsonBody(newToken) { name, role, scope, only, days }: z.output<typeof newToken>,
    @Req() { admitted }: FastifyRequest,
  ): Promise<NewTokenView> {
    const now = this.clock.now();
    const secret = `ml_${randomBytes(KEY_BYTES).toString('base64url')}`;
    const made = { madeBy: admitted!.name, madeAt: now, expiresAt: new Date(now.getTime() + days * DAY_MS) };
    const state = { usedAt: null, revokedAt: null };
    const prefix = secret.slice(0, PREFIX);
    const token: MachineToken = {
      id: newId(),
      name,
      prefix,
      grant: { role, scope },
      only: only ?? null,
      ...made,
      ...state,
    };
    await this.tokens.add(token, hashOf(secret));
    return { ...viewOf(token, now), token: secret };
  }

  /** Holds for the very next request. */
  @Delete(':id')
  @HttpCode(204)
  async revoke(@Param('id') id: string): Promise<void> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('token');
    if (!(await this.tokens.revoke(id, this.clock.now())))
      throw fieldErrors([{ path: 'id', message: 'there is no such token, or it was revoked before' }]);
  }
}

const viewOf = (token: MachineToken, now: Date): TokenView => ({
  id: token.id,
  name: token.name,
  prefix: token.prefix,
  role: token.grant.role,
  scope: token.grant.scope,
  only: token.only,
  madeBy: token.madeBy,
  madeAt: token.madeAt.toISOString(),
  expiresAt: token.expiresAt.toISOString(),
  usedAt: token.usedAt?.toISOString() ?? null,
  state: token.revokedAt ? 'revoked' : isGood(token, now) ? 'good' : 'expired',
});
