/** One event of a stream, as the HTML standard has it (9.2.6); `event` is `message` where none is named. */
export interface ServerSent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Events in the bytes of a stream, however they are cut into pieces. Ends, without an error, where the line breaks. */
export async function* eventsIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ServerSent> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const piece of bytes) {
      const blocks = (text + decoder.decode(piece, { stream: true })).split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) yield* eventIn(block);
    }
  } catch {
    // Whoever follows comes again by the last id.
  }
}

function* eventIn(block: string): Generator<ServerSent> {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const at = line.indexOf(': ');
    if (at > 0) fields.set(line.slice(0, at), line.slice(at + 2));
  }
  const data = fields.get('data');
  if (data !== undefined) yield { id: fields.get('id') ?? '', event: fields.get('event') ?? 'message', data };
}
