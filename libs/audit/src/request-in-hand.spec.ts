import { setImmediate as aMoment } from 'node:timers/promises';
import { duringRequest, holdRequest, requestInHand, RequestInHand } from './request-in-hand.js';

const request = (route: string) => new RequestInHand({ id: '', kind: 'nobody' }, route, true, null, [], null);

/** What is in hand before and after it gives way to others. */
async function work(): Promise<(string | undefined)[]> {
  const before = requestInHand()?.route;
  await aMoment();
  return [before, requestInHand()?.route];
}

describe('A request in hand', () => {
  it('is known to all that it does, whoever else comes and goes meanwhile', async () => {
    const [letGoOfOne, letGoOfOther] = [holdRequest(), holdRequest()];
    const one = duringRequest(request('POST one'), work);
    const other = duringRequest(request('POST other'), work);
    letGoOfOther();
    expect(await one).toEqual(['POST one', 'POST one']);
    expect(await other).toEqual(['POST other', 'POST other']);
    letGoOfOne();
  });

  it('is none once the last was let go, for what runs on in its wake too', async () => {
    const letGo = holdRequest();
    const wake = duringRequest(request('POST last'), work);
    letGo();
    expect(await wake).toEqual(['POST last', undefined]);
    expect(await work()).toEqual([undefined, undefined]);
  });

  it('is known again after that', async () => {
    holdRequest()();
    const letGo = holdRequest();
    expect(await duringRequest(request('POST next'), work)).toEqual(['POST next', 'POST next']);
    letGo();
  });
});
