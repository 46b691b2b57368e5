import { ActionTrackerModule } from '@mirrorloop/action-tracker';
import { IngestionModule } from '@mirrorloop/ingestion';
import { InsightModule } from '@mirrorloop/insight';
import { type RunningService, type ServiceConfig, startService } from '@mirrorloop/messaging-nest';
import type { DynamicModule } from '@nestjs/common';

/** Every service behind the gateway. Each becomes a Nest application of its own: in one, guards and data sources would mix. */
export const modules: Readonly<Record<string, { register(config: ServiceConfig): DynamicModule }>> = {
  ingestion: IngestionModule,
  insight: InsightModule,
  'action-tracker': ActionTrackerModule,
};

export type Running = Readonly<Record<string, RunningService>>;

/** All at once, on free ports of loopback. When one fails, those that run are closed before the failure is thrown. */
export async function startServices(config: ServiceConfig): Promise<Running> {
  const names = Object.keys(modules);
  const started = await Promise.allSettled(
    names.map((name) => startService(name, modules[name]!.register({ ...config, port: 0 }), { ...config, port: 0 })),
  );
  const failed = started.find((result) => result.status === 'rejected');
  if (!failed)
    return Object.fromEntries(
      started.map((result, at) => [names[at]!, (result as PromiseFulfilledResult<RunningService>).value]),
    );
  await Promise.allSettled(started.map((result) => (result.status === 'fulfilled' ? result.value.close() : undefined)));
  throw failed.reason;
}

export const closeServices = async (running: Running): Promise<void> => {
  await Promise.all(Object.values(running).map((service) => service.close()));
};
