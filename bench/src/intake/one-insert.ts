import 'reflect-metadata';
import { Body, Controller, Get, HttpCode, Inject, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { SignalEntity } from '../naive/entities.js';
import { recordedOf } from '../naive/events.js';

/**
 * What a batch is measured against: a service as Nest's and TypeORM's documentation shows it, which saves what a request
 * brings and answers once it is committed. `v1/batch` is the same with 100 a call, each saved and committed before the
 * next: as durable as ours.
 */
@Controller()
class SignalsController {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  @Get('health/ready')
  ready(): string {
    return 'ok';
  }

  @Post('v1/track')
  @HttpCode(200)
  async acceptOne(@Body() sent: Parameters<typeof recordedOf>[0]): Promise<{ success: true }> {
    await this.source.getRepository(SignalEntity).save(recordedOf(sent));
    return { success: true };
  }

  @Post('v1/batch')
  @HttpCode(200)
  async accept(@Body() { batch }: { batch: Parameters<typeof recordedOf>[0][] }): Promise<{ success: true }> {
    const repository = this.source.getRepository(SignalEntity);
    for (const sent of batch) await repository.save(recordedOf(sent));
    return { success: true };
  }
}

const source = new DataSource({
  type: 'postgres',
  url: process.env['DATABASE_URL'],
  entities: [SignalEntity],
  synchronize: true,
});
await source.initialize();

@Module({ controllers: [SignalsController], providers: [{ provide: DataSource, useValue: source }] })
class OneInsertModule {}

const app = await NestFactory.create<NestFastifyApplication>(
  OneInsertModule,
  new FastifyAdapter({ bodyLimit: 16_000_000 }),
  { logger: ['error'] },
);
await app.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
