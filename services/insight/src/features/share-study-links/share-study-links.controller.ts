import { randomBytes } from 'node:crypto';
import { Allow } from '@mirrorloop/access';
import { JsonBody, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Transactions } from '@mirrorloop/messaging';
import { Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { storable } from '../../domain/analysed-signal.js';
import { Studies } from '../../domain/studies/ports.js';
import { hashOfLink, respondentOf } from '../../fielding/respondent.js';
import { holdTakesLinks } from '../../fielding/takes-links.js';

const name = z.string().trim().min(1).max(200).transform(storable);
const body = z.object({
  population: z.enum(['customer', 'employee']),
  groups: z.record(name, name).default({}),
  /** Personal links, each for one answer; 0 makes one open link that any number may follow. */
  personal: z.number().int().min(0).max(5_000),
});

@Allow('keep studies')
@Controller('api/insight/studies')
export class ShareStudyLinksController {
  constructor(
    private readonly transactions: Transactions,
    private readonly studies: Studies,
  ) {}

  /** 201 with the paths, shown this once: only hashes are kept, and not whom a link is given to. */
  @Post(':id/links')
  share(@Param('id') id: string, @JsonBody(body) said: z.output<typeof body>): Promise<{ links: string[] }> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('study');
    const { population, groups, personal } = said;
    return this.transactions.run(async (tx) => {
      const study = await this.studies.lock(id, tx);
      if (!study) throw new NotFound('study');
      holdTakesLinks(study);
      const secrets = Array.from({ length: Math.max(1, personal) }, () => randomBytes(18).toString('base64url'));
      const links = secrets.map((secret) => ({
        ...{ studyId: id, population, groups, personal: personal > 0, hash: hashOfLink(secret) },
        respondent: personal > 0 ? respondentOf(id, secret) : null,
      }));
      await this.studies.addLinks(links, tx);
      return { links: secrets.map((secret) => `/answer/${secret}`) };
    });
  }
}
