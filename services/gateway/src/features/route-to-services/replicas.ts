import type { Socket } from 'node:net';
import { buildConnector } from 'undici';

/** A replica that answers at all does so at once; one that is gone without a word isn't waited for long. */
const CONNECT_WITHIN_MS = 2_000;
const AWAY_FOR_MS = 2_000;

type Connector = buildConnector.connector;
type Options = buildConnector.Options;
type Callback = buildConnector.Callback;

/** The replicas of one service. They take turns, and the next stands in for one that can't be reached. */
export class Replicas {
  private readonly awayUntil = new Map<string, number>();
  /** Lines that were laid to another one in its place, and last until they are worn out. */
  private readonly standIns = new Map<string, number>();
  private readonly reach = buildConnector({ timeout: CONNECT_WITHIN_MS });
  private turn = 0;

  /** @param origins such as `http://127.0.0.1:4101`, at least one */
  constructor(private readonly origins: readonly string[]) {}

  /** Whose turn it is among those that aren't known to be away; among all where every one is. */
  next(): string {
    const here = this.origins.filter((origin) => (this.awayUntil.get(origin) ?? 0) <= Date.now());
    const among = here.length > 0 ? here : this.origins;
    return among[this.turn++ % among.length]!;
  }

  /**
   * An answer on one of its lines says that who answers stops; it is asked again in a while, since whoever comes in its
   * place has its address. While some of its lines lead to others it may be one of those that said so: each of their
   * lines ends with that answer.
   */
  leaves(origin: string): void {
    if (!this.standIns.get(origin)) this.isAway(origin);
  }
  private isAway(origin: string): void {
    this.awayUntil.set(origin, Date.now() + AWAY_FOR_MS);
  }

  /** Nothing of a request has set out before there is a connection, so that another replica may take it whole. */
  readonly connect: Connector = (wanted, callback) => {
    const origin = originIn(wanted);
    const others = this.origins.filter((other) => other !== origin);
    this.reachOneOf([origin, ...others], wanted, callback);
  };

  private reachOneOf([origin, ...others]: string[], wanted: Options, callback: Callback): void {
    this.reach({ ...wanted, ...whereIs(origin!) }, (error, socket) => {
      if (!error) {
        if (origin !== originIn(wanted)) this.countStandIn(originIn(wanted), socket);
        return callback(null, socket);
      }
      this.isAway(origin!);
      if (others.length === 0) return callback(error, null);
      this.reachOneOf(others, wanted, callback);
    });
  }

  private countStandIn(origin: string, socket: Socket): void {
    const count = (by: number) => void this.standIns.set(origin, (this.standIns.get(origin) ?? 0) + by);
    count(1);
    socket.once('close', () => count(-1));
  }
}

const originIn = ({ protocol, host }: Options): string => `${protocol}//${host}`;

function whereIs(origin: string): Pick<Options, 'protocol' | 'hostname' | 'host' | 'port' | 'servername'> {
  const { protocol, hostname, host, port } = new URL(origin);
  return { protocol, hostname, host, port, servername: undefined };
}
