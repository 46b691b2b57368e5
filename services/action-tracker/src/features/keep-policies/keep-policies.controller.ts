import { Allow } from '@mirrorloop/access';
import type { PolicyView } from '@mirrorloop/contracts';
import { JsonBody, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Said } from '../../domain/checks.js';
import type { Policy } from '../../domain/escalation-policy.js';
import { KeepPolicies } from './keep-policies.js';
import { Policies } from './policies.js';

const body = z.looseObject({});

/** Who hears of what is overdue or stalled, in which order, until one acknowledges it. */
@Controller('api/action-tracker/escalation-policies')
export class KeepPoliciesController {
  constructor(
    private readonly policies: Policies,
    private readonly keeping: KeepPolicies,
  ) {}

  @Allow('see actions')
  @Get()
  async list(): Promise<PolicyView[]> {
    return (await this.policies.all()).map(viewOf);
  }

  @Allow('keep escalation policies')
  @Post()
  async add(@JsonBody(body) said: Said): Promise<PolicyView> {
    return viewOf(await this.keeping.add(said));
  }

  @Allow('keep escalation policies')
  @Put(':id')
  async change(@Param('id') id: string, @JsonBody(body) said: Said): Promise<PolicyView> {
    return viewOf(await this.keeping.change(idOf(id), said));
  }

  @Allow('keep escalation policies')
  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id') id: string): Promise<void> {
    return this.keeping.remove(idOf(id));
  }
}

function idOf(id: string): string {
  if (!uuidParam.safeParse(id).success) throw new NotFound('There is no such policy');
  return id.toLowerCase();
}

const viewOf = ({ policyId: id, ...policy }: Policy): PolicyView => ({
  id,
  ...policy,
  reasons: [...policy.reasons],
  steps: policy.steps.map((step) => ({ ...step })),
});
