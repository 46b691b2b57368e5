import { startTelemetry } from '@mirrorloop/observability';

startTelemetry('insight');
const { configFromEnv, runUntilStopped, startService } = await import('@mirrorloop/messaging-nest');
const { InsightModule } = await import('./insight.module.js');

await runUntilStopped(async () => {
  const config = configFromEnv();
  return startService('insight', InsightModule.register(config), config);
});
