import { Open } from '@mirrorloop/access';
import { Unaudited } from '@mirrorloop/audit';
import { readBody, Sends } from '@mirrorloop/http';
import { Clock } from '@mirrorloop/kernel';
import { Transactions } from '@mirrorloop/messaging';
import { Controller, Get, Headers, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Invitations } from '../../domain/invitation.js';
import { UnsubscribeLinks } from '../../domain/unsubscribe-links.js';
import { askPage, languageOf, notePage, PAGE_POLICY } from './unsubscribe-page.js';

const LONGEST = 4 * 1024;

/** Where a customer ends all mails that ask them: by the button of the page, or by their mail program (RFC 8058). */
@Open()
@Unaudited('nobody who works here did it; the customer keeps the time at which they said so')
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(
    private readonly links: UnsubscribeLinks,
    private readonly transactions: Transactions,
    private readonly invitations: Invitations,
    private readonly clock: Clock,
  ) {}

  @Sends(['text/html'], 200, 404)
  @Get(':link')
  show(
    @Param('link') link: string,
    @Headers('accept-language') accepted: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    const language = languageOf(accepted);
    if (this.links.subjectIn(link)) return send(reply, 200, askPage(language));
    return send(reply, 404, notePage(language, 'unknown'));
  }

  /** Whatever the body says, and however often it comes: whoever posts here wants no more. */
  @Sends(['text/html'], 200, 404)
  @Post(':link')
  async end(
    @Param('link') link: string,
    @Headers('accept-language') accepted: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await readBody(request, { limit: LONGEST });
    const language = languageOf(accepted);
    const subject = this.links.subjectIn(link);
    if (!subject) return send(reply, 404, notePage(language, 'unknown'));
    await this.transactions.run((tx) => this.invitations.sayConsent(subject, false, this.clock.now(), tx));
    return send(reply, 200, notePage(language, 'done'));
  }
}

function send(reply: FastifyReply, status: number, html: string): void {
  void reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', PAGE_POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .send(html);
}
