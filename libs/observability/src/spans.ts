import { context, type Link, propagation, ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api';

/** Runs `work` in a span that links to the traces of everything it works on, since a batch joins many. */
export function inLinkedSpan<T>(
  name: string,
  traceparents: readonly (string | null)[],
  work: () => Promise<T>,
): Promise<T> {
  const links = [...new Set(traceparents)].flatMap(linkOf);
  return trace.getTracer('mirrorloop').startActiveSpan(name, { links }, ROOT_CONTEXT, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

function linkOf(traceparent: string | null): Link[] {
  if (!traceparent) return [];
  const spanContext = trace.getSpanContext(propagation.extract(context.active(), { traceparent }));
  return spanContext ? [{ context: spanContext }] : [];
}
