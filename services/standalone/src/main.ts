import { startTelemetry } from '@mirrorloop/observability';

startTelemetry('mirrorloop');
// After telemetry, which has to see what is imported.
const { run } = await import('./run.js');

await run();
