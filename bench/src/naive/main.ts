import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ClientKafka, type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { entities } from './entities.js';
import { type Hop, HopModule } from './hops.js';

/** The textbook: ServerKafka, one message at a time, `repository.save` for each event. One process a hop. */
const hop = process.env['HOP'] as Hop;
const client = { clientId: `naive-${hop}`, brokers: process.env['KAFKA_BROKERS']!.split(',') };
const source = new DataSource({ type: 'postgres', url: process.env['DATABASE_URL'], entities });
await source.initialize();
const kafka = new ClientKafka({ client, producer: { allowAutoTopicCreation: false } });
await kafka.connect();
const app = await NestFactory.create<NestFastifyApplication>(
  HopModule.for(hop, source, kafka),
  new FastifyAdapter({ bodyLimit: 16_000_000 }),
  {
    logger: ['error'],
  },
);
if (hop !== 'record') {
  app.connectMicroservice<MicroserviceOptions>({
    transport: Transport.KAFKA,
    options: { client, consumer: { groupId: `naive-${hop}` }, subscribe: { fromBeginning: true } },
  });
  await app.startAllMicroservices();
}
await app.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
