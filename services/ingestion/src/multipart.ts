import multipart from '@fastify/multipart';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** Lets routes read multipart bodies as they stream in. */
@Injectable()
export class Multipart implements OnModuleInit {
  constructor(private readonly adapter: HttpAdapterHost) {}

  async onModuleInit(): Promise<void> {
    await this.adapter.httpAdapter.getInstance<FastifyInstance>().register(multipart);
  }
}
