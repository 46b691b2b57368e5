import { startTelemetry } from '@mirrorloop/observability';

startTelemetry('ingestion');
const { configFromEnv, runUntilStopped, startService } = await import('@mirrorloop/messaging-nest');
const { IngestionModule } = await import('./ingestion.module.js');

await runUntilStopped(async () => {
  const config = configFromEnv();
  return startService('ingestion', IngestionModule.register(config), config);
});
