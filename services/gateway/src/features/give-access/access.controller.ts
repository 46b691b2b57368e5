import { ADMINISTRATES, Allow, ROLES } from '@mirrorloop/access';
import type { MemberView, Page } from '@mirrorloop/contracts';
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
import { Grants, type Member } from '../../domain/grants/grants.js';
import { ADMINISTRATOR } from '../../domain/sessions/administrator.js';
import { Sessions } from '../../domain/sessions/session.js';

const cursorShape = z.object({ name: z.string(), id: z.uuid() });
const membersQuery = pageQuery.extend({ search: z.string().trim().max(200).optional() });
const ids = z.array(z.string().min(1).max(200).regex(NO_NUL, 'holds a NUL')).min(1).max(100);
const newGrant = z.strictObject({
  whoId: z.uuid(),
  role: z.enum(ROLES),
  scope: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('organisation') }),
    z.strictObject({ of: z.enum(['teams', 'stores']), ids }),
  ]),
});

/** Who may come in and with which grants. What is given or taken holds for the very next request. */
@Allow('give access')
@Controller('api/gateway/access')
export class AccessController {
  constructor(
    private readonly grants: Grants,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @CheckedQuery(membersQuery) { cursor, limit, search }: z.output<typeof membersQuery>,
  ): Promise<Page<MemberView>> {
    const after = decodeCursor(cursor, cursorShape);
    const { rows, total } = await this.grants.members({ after, limit, search: search || undefined });
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return { items: rows.map(viewOf), next: last ? encodeCursor({ name: last.name, id: last.id }) : null, total };
  }

  @Post('grants')
  async give(
    @JsonBody(newGrant) { whoId, role, scope }: z.output<typeof newGrant>,
    @Req() { admitted }: FastifyRequest,
  ): Promise<{ id: string }> {
    const id = newId();
    const given = { id, whoId, role, scope, givenBy: admitted!.name, givenAt: this.clock.now() };
    if (!(await this.grants.give(given)))
      throw fieldErrors([{ path: 'whoId', message: 'nobody of this id works here' }]);
    return { id };
  }

  @Delete('grants/:id')
  @HttpCode(204)
  async take(@Param('id') id: string): Promise<void> {
    if (!uuidParam.safeParse(id).success || !(await this.grants.take(id))) throw new NotFound('grant');
  }

  /** Signs somebody out everywhere: a lost phone, a shared screen. */
  @Delete(':whoId/sessions')
  @HttpCode(204)
  async signOut(@Param('whoId') whoId: string): Promise<void> {
    if (!uuidParam.safeParse(whoId).success) throw new NotFound('person');
    await this.sessions.endAll(whoId);
  }
}

const viewOf = ({ given, byWork, ...member }: Member): MemberView => ({
  ...member,
  given: given.map(({ id, role, scope, givenBy, givenAt }) => ({
    id,
    role,
    scope,
    givenBy,
    givenAt: givenAt.toISOString(),
  })),
  byWork: [...byWork, ...(member.id === ADMINISTRATOR ? ADMINISTRATES : [])].map(({ role, scope }) => ({
    role,
    scope,
  })),
});
