import { Open } from '@mirrorloop/access';
import { Unaudited } from '@mirrorloop/audit';
import { readBody, Sends } from '@mirrorloop/http';
import { Clock } from '@mirrorloop/kernel';
import { ConflictException, Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { misfits } from '../../domain/studies/answers.js';
import { Invitations, isOver } from '../../domain/studies/invitations.js';
import { type Link, Studies } from '../../domain/studies/ports.js';
import { hashOfLink } from '../../fielding/respondent.js';
import type { Study } from '../../domain/studies/study.js';
import { TakeAnswers } from '../../fielding/take-answers.js';
import { answersOfForm, fieldOf } from './answers-of-form.js';
import { DRAFT_SCRIPT } from './draft-script.js';
import { FORM_STYLE, formPage, notePage } from './form-page.js';
import { type Language, languageOf } from './words.js';

const LONGEST = 64 * 1024;
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The form at a link: no sign-in, no cookie, and nothing that needs a script; the link alone says which study and which group. */
@Open()
@Unaudited('an entry would hold the minute of an answer, and which link gave it')
@Controller('answer')
export class AnswerFormController {
  constructor(
    private readonly studies: Studies,
    private readonly taking: TakeAnswers,
    private readonly invitations: Invitations,
    private readonly clock: Clock,
  ) {}

  @Sends(['text/css'], 200)
  @Get('form.css')
  style(@Res() reply: FastifyReply): void {
    void reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(FORM_STYLE);
  }

  @Sends(['text/javascript'], 200)
  @Get('form.js')
  script(@Res() reply: FastifyReply): void {
    void reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(DRAFT_SCRIPT);
  }

  @Sends(['text/html'], 200, 404, 410)
  @Get(':link')
  async show(
    @Param('link') secret: string,
    @Query('lang') asked: string | undefined,
    @Headers('accept-language') accepted: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(asked, accepted);
    const found = await this.open(secret, language, reply);
    if (!found) return;
    const { population } = found.link;
    return send(reply, 200, formPage({ study: found.study, population, language, entered: {}, errors: new Map() }));
  }

  @Sends(['text/html'], 200, 404, 410, 422)
  @Post(':link')
  async take(
    @Param('link') secret: string,
    @Query('lang') asked: string | undefined,
    @Headers('accept-language') accepted: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(asked, accepted);
    const found = await this.open(secret, language, reply);
    if (!found) return;
    const said = new URLSearchParams((await readBody(request, { limit: LONGEST })).toString('utf8'));
    return this.answer(found, Object.fromEntries(said), language, reply);
  }

  private async answer(
    { study, link }: Behind,
    entered: Readonly<Record<string, string>>,
    language: Language,
    reply: FastifyReply,
  ): Promise<void> {
    const { population, groups, respondent } = link;
    const answers = answersOfForm(study, population, groups, entered);
    const errors = new Map(misfits(answers, study.instrument).map(({ path, message }) => [fieldOf(path), message]));
    if (errors.size > 0) return send(reply, 422, formPage({ study, population, language, entered, errors }));
    try {
      const { accepted, full } = await this.taking.run(study.id, undefined, [{ answers, respondent }]);
      return send(reply, 200, notePage(language, accepted === 1 ? 'thanks' : full === 1 ? 'enough' : 'again'));
    } catch (error) {
      // Closed between the page and the button.
      if (error instanceof ConflictException) return send(reply, 410, notePage(language, 'over'));
      throw error;
    }
  }

  /** What a link that takes answers leads to; else a page was sent that says why it takes none. */
  private async open(secret: string, language: Language, reply: FastifyReply): Promise<Behind | undefined> {
    const found = await this.behind(secret);
    if (found && !found.over) return found;
    send(reply, found ? 410 : 404, notePage(language, found ? 'over' : 'unknown'));
    return undefined;
  }

  private async behind(secret: string): Promise<Behind | undefined> {
    const link = await this.studies.linkOf(hashOfLink(secret));
    const found = link && (await this.studies.one(link.studyId));
    if (!found) return undefined;
    const fielding = await this.invitations.fieldingOf(link.studyId);
    const over = found.study.closedAt !== null || (!!fielding && isOver(fielding, this.clock.now()));
    return { link, study: found.study, over };
  }
}

interface Behind {
  readonly link: Link;
  readonly study: Study;
  /** It is closed, or its time in the field has passed. */
  readonly over: boolean;
}

function send(reply: FastifyReply, status: number, html: string): void {
  void reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .send(html);
}
