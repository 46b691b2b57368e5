import type { GatewayKeys } from '@mirrorloop/access';

/** The gateway checks its own word like any service; it only needn't go and ask. */
export class OwnKeys {
  private source: Exclude<GatewayKeys, string> = () => Promise.reject(new Error('the gateway has not started yet'));

  readonly published: Exclude<GatewayKeys, string> = () => this.source();

  become(source: Exclude<GatewayKeys, string>): void {
    this.source = source;
  }
}
