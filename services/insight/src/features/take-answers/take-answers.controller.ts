import { Allow } from '@mirrorloop/access';
import { JsonBody, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { storable } from '../../domain/analysed-signal.js';
import { respondentOf } from '../../fielding/respondent.js';
import { TakeAnswers, type Taken } from '../../fielding/take-answers.js';

const name = z.string().trim().min(1).max(200).transform(storable);
const response = z.object({
  /** Whoever answered, by any key that is theirs alone; hashed, and never kept with the answers. */
  respondent: z.string().min(1).max(500),
  population: z.enum(['customer', 'employee']),
  groups: z.record(name, name).default({}),
  ratings: z.record(z.string(), z.number().nullable()),
  outcome: z.number().nullable().default(null),
  points: z.record(z.string(), z.number()).nullable().default(null),
  words: z.string().max(10_000).transform(storable).nullable().default(null),
});
const body = z.object({
  /** Which version of the instrument they answered: another than the study's is refused. */
  instrumentVersion: z.number().int(),
  responses: z.array(response).min(1).max(5_000),
});

@Allow('keep studies')
@Controller('api/insight/studies')
export class TakeAnswersController {
  constructor(private readonly taking: TakeAnswers) {}

  /** All of them or none; 422 names each answer that doesn't fit. Sent again, they are duplicates. */
  @Post(':id/responses')
  @HttpCode(200)
  take(@Param('id') id: string, @JsonBody(body) said: z.output<typeof body>): Promise<Taken> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('study');
    const given = said.responses.map(({ respondent, ...answers }) => ({
      answers,
      respondent: respondentOf(id, respondent),
    }));
    return this.taking.run(id, said.instrumentVersion, given);
  }
}
