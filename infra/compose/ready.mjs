// Ends with 0 when the service in this container is ready: its database, its log, its consumers and jobs are all well.
const url = `http://127.0.0.1:${process.env.PORT ?? 4000}/health/ready`;
try {
  const { ok, status } = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  console.log(`${url} answers ${status}`);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.log(`${url} does not answer: ${error}`);
  process.exitCode = 1;
}
