import { LexiconAnalyser } from '@mirrorloop/text';
import { Body, Controller, Get, HttpCode, Inject, Module, Post } from '@nestjs/common';
import { ClientKafka, EventPattern, Payload } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { DataSource } from 'typeorm';
import { AnalysisEntity, FindingEntity, SignalEntity } from './entities.js';
import { type Recorded, recordedOf, saidIn } from './events.js';

export const RECORDED = 'naive.recorded';
export const ANALYSED = 'naive.analysed';

@Controller()
export class HealthController {
  @Get('health/ready')
  ready(): string {
    return 'ok';
  }
}

/** First hop: each event of a request is saved and told, one after the other. */
@Controller('v1')
export class RecordController {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject('KAFKA') private readonly kafka: ClientKafka,
  ) {}

  @Post('batch')
  @HttpCode(200)
  async accept(@Body() { batch }: { batch: Parameters<typeof recordedOf>[0][] }): Promise<{ success: true }> {
    for (const sent of batch) {
      const recorded = recordedOf(sent);
      await this.source.getRepository(SignalEntity).save(recorded);
      await lastValueFrom(this.kafka.emit(RECORDED, { key: recorded.id, value: recorded }));
    }
    return { success: true };
  }
}

/** Second hop. */
@Controller()
export class AnalyseController {
  private readonly analyser = new LexiconAnalyser();

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject('KAFKA') private readonly kafka: ClientKafka,
  ) {}

  @EventPattern(RECORDED)
  async analyse(@Payload() recorded: Recorded): Promise<void> {
    const [{ language, sentiment, themes, spans }] = this.analyser.analyse([saidIn(recorded)]) as [
      ReturnType<LexiconAnalyser['analyse']>[number],
    ];
    const { id, touchpoint, occurredAt, text } = recorded;
    const { label = null, score = null } = sentiment ?? {};
    const analysis = {
      id,
      touchpoint,
      occurredAt,
      text,
      language,
      sentiment: label,
      score,
      themes: [...themes],
      spans,
    };
    await this.source.getRepository(AnalysisEntity).save(analysis);
    await lastValueFrom(
      this.kafka.emit(ANALYSED, { key: id, value: { id, touchpoint, occurredAt, sentiment: label } }),
    );
  }
}

/** Third hop. */
@Controller()
export class FindController {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  @EventPattern(ANALYSED)
  async find(@Payload() finding: FindingEntity): Promise<void> {
    await this.source.getRepository(FindingEntity).save(finding);
  }
}

const controllers = { record: RecordController, analyse: AnalyseController, find: FindController };
export type Hop = keyof typeof controllers;

@Module({})
export class HopModule {
  static for(hop: Hop, source: DataSource, kafka: ClientKafka) {
    return {
      module: HopModule,
      controllers: [HealthController, controllers[hop]],
      providers: [
        { provide: DataSource, useValue: source },
        { provide: 'KAFKA', useValue: kafka },
      ],
    };
  }
}
