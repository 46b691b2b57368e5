import { Allow } from '@mirrorloop/access';
import { CheckedQuery, JsonBody, readBody, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readAnswersFile } from './read-answers-file.js';
import { MOST_RESPONSES, response, type Response } from './response.js';
import { respondentOf } from '../../fielding/respondent.js';
import { TakeAnswers, type Taken } from '../../fielding/take-answers.js';

const body = z.object({
  /** Which version of the instrument they answered: another than the study's is refused. */
  instrumentVersion: z.number().int(),
  responses: z.array(response).min(1).max(MOST_RESPONSES),
});
const fileQuery = z.object({ instrumentVersion: z.coerce.number().int() });

@Allow('keep studies')
@Controller('api/insight/studies')
export class TakeAnswersController {
  constructor(private readonly taking: TakeAnswers) {}

  /** All of them or none; 422 names each answer that doesn't fit. Sent again, they are duplicates. */
  @Post(':id/responses')
  @HttpCode(200)
  take(@Param('id') id: string, @JsonBody(body) said: z.output<typeof body>): Promise<Taken> {
    return this.from(id, said.instrumentVersion, said.responses);
  }

  /** The same from a file: text/csv with respondent, population, a column a question, `group:team`, `points:Price`, outcome, words. */
  @Post(':id/responses.csv')
  @HttpCode(200)
  async takeFile(
    @Param('id') id: string,
    @CheckedQuery(fileQuery) { instrumentVersion }: z.output<typeof fileQuery>,
    @Req() request: FastifyRequest,
  ): Promise<Taken> {
    const lines = readAnswersFile(await readBody(request));
    return this.from(
      id,
      instrumentVersion,
      lines.map(({ said }) => said),
      (i) => `line ${lines[i]!.line}`,
    );
  }

  private from(
    id: string,
    version: number,
    responses: readonly Response[],
    placeOf?: (index: number) => string,
  ): Promise<Taken> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('study');
    const given = responses.map(({ respondent, ...answers }) => ({
      answers,
      respondent: respondentOf(id, respondent),
    }));
    return this.taking.run(id, version, given, placeOf);
  }
}
