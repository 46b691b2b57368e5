import { startTelemetry } from '@mirrorloop/observability';

startTelemetry('gateway');
// After telemetry, which has to see what is imported.
const { runUntilStopped, startService } = await import('@mirrorloop/messaging-nest');
const { GatewayModule } = await import('./gateway.module.js');
const { gatewayConfigFromEnv } = await import('./gateway-config.js');

await runUntilStopped(async () => {
  const config = gatewayConfigFromEnv();
  return startService('gateway', GatewayModule.register(config), config);
});
