/** The same bytes in pieces of one size, whatever pieces they came in. */
export async function* inPiecesOf(size: number, stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const bytes of stream) {
    waiting.push(bytes);
    length += bytes.length;
    if (length < size) continue;
    const all = Buffer.concat(waiting);
    const whole = length - (length % size);
    for (let at = 0; at < whole; at += size) yield all.subarray(at, at + size);
    waiting = [all.subarray(whole)];
    length -= whole;
  }
  if (length > 0) yield Buffer.concat(waiting);
}
