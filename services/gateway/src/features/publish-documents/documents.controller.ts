import { Sends } from '@mirrorloop/http';
import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { GatewayConfig } from '../../gateway-config.js';
import { asyncApiOf } from './asyncapi.js';
import { type OpenApi, openApiOf } from './openapi.js';
import { documentsPage, PAGE_POLICY } from './documents-page.js';
import { WhatServicesSay } from '../../described/what-services-say.js';

const ABOUT = { title: 'Mirrorloop', version: '1' };

/** What can be called, heard and said here, for machines and for readers. Made when asked for, of what runs. */
@Controller()
export class DocumentsController {
  constructor(
    private readonly services: WhatServicesSay,
    private readonly config: GatewayConfig,
  ) {}

  @Allow('be signed in')
  @Get('openapi.json')
  async openApi(@CurrentCaller() caller: Caller): Promise<OpenApi> {
    return openApiOf(await this.services.ask(caller), ABOUT);
  }

  @Allow('be signed in')
  @Get('asyncapi.json')
  async asyncApi(@CurrentCaller() caller: Caller): Promise<object> {
    const { kafkaBrokers, kafkaSecurity } = this.config;
    return asyncApiOf(await this.services.ask(caller), {
      ...ABOUT,
      kafkaBrokers,
      ...(kafkaSecurity ? { kafkaSecurity } : {}),
    });
  }

  @Sends(['text/html'], 200)
  @Allow('be signed in')
  @Get('docs')
  async docs(@CurrentCaller() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    const page = documentsPage(await this.services.ask(caller));
    await reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY).send(page);
  }
}
