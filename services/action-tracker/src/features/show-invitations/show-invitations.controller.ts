import { Allow } from '@mirrorloop/access';
import type { InvitationCounts } from '@mirrorloop/contracts';
import { CheckedQuery } from '@mirrorloop/http';
import { InvitationPost, InvitationTallies } from '@mirrorloop/mailing';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';

const query = z.object({ study: z.uuid() });

@Allow('see studies')
@Controller('api/action-tracker/invitations')
export class ShowInvitationsController {
  constructor(
    private readonly tallies: InvitationTallies,
    private readonly post: InvitationPost,
  ) {}

  /** Of one study: how many people who work here were mailed, and how many not, by reason. Reminders aren't counted. */
  @Get()
  async show(@CheckedQuery(query) { study }: z.output<typeof query>): Promise<InvitationCounts> {
    return { sends: this.post.sends, ...(await this.tallies.of(study)) };
  }
}
