import { startTelemetry } from '@mirrorloop/observability';

startTelemetry('action-tracker');
const { configFromEnv, runUntilStopped, startService } = await import('@mirrorloop/messaging-nest');
const { ActionTrackerModule } = await import('./action-tracker.module.js');

await runUntilStopped(async () => {
  const config = configFromEnv();
  return startService('action-tracker', ActionTrackerModule.register(config), config);
});
