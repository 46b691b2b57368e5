import { AuditTrail } from '@mirrorloop/audit';
import { Clock } from '@mirrorloop/kernel';
import { Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type Account, Accounts } from '../../domain/accounts/account.js';
import { Passwords } from '../../domain/accounts/passwords.js';
import { Tries, TRIES_OF_AN_ACCOUNT, TRIES_OF_AN_ADDRESS } from '../../domain/accounts/tries.js';
import { Seal } from '@mirrorloop/kernel';
import { hashOf } from '../../domain/sessions/secret.js';
import type { SignedIn } from '../../domain/sessions/session.js';
import { GatewayConfig } from '../../gateway-config.js';
import { SecondFactor } from './second-factor.js';

export type Answer =
  | { readonly is: 'in'; readonly who: SignedIn }
  | { readonly is: 'half in'; readonly pending: string }
  | { readonly is: 'wrong' | 'too often' | 'too late' };

/** How long somebody may take to find their phone. */
const PENDING_MS = 5 * 60_000;

/** By password, and by a second factor where one was set up. Every try counts, that of an unknown account too. */
@Injectable()
export class SignIn {
  private readonly seal: Seal;

  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly tries: Tries,
    private readonly secondFactor: SecondFactor,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    config: GatewayConfig,
  ) {
    this.seal = new Seal(config, 'half signed in');
  }

  /** @param address where the request came from */
  async byPassword(given: { email: string; password: string }, address: string): Promise<Answer> {
    const email = given.email.trim().toLowerCase();
    if (!(await this.mayTry(email, address))) return { is: 'too often' };
    const account = await this.accounts.byEmail(email);
    if (!(await this.passwords.verify(account?.password ?? null, given.password))) return this.wrong(account);
    if (account!.totp === null) return this.in(account!);
    await this.note(account, { password: 'right', secondFactor: 'asked' });
    return { is: 'half in', pending: this.pendingOf(email) };
  }

  async byCode(given: { pending: string; code: string }, address: string): Promise<Answer> {
    const email = this.emailOf(given.pending);
    if (email === undefined) return { is: 'too late' };
    if (!(await this.mayTry(email, address))) return { is: 'too often' };
    const account = await this.accounts.byEmail(email);
    return account && (await this.secondFactor.accepts(account, given.code)) ? this.in(account) : this.wrong(account);
  }

  private async wrong(account: Account | undefined): Promise<Answer> {
    await this.note(account, { refused: true });
    return { is: 'wrong' };
  }

  /** A try at an account or at nobody's takes the same transaction. */
  private note(account: Account | undefined, after: object): Promise<void> {
    const subject = account ? { subject: { kind: 'account', id: account.whoId } } : {};
    return this.transactions.run((tx) => this.trail.record({ ...subject, after }, tx));
  }

  private async mayTry(email: string, address: string): Promise<boolean> {
    const now = this.clock.now();
    if (!(await this.tries.take(`address ${address}`, TRIES_OF_AN_ADDRESS, now))) return false;
    return this.tries.take(keyOf(email), TRIES_OF_AN_ACCOUNT, now);
  }

  private async in({ whoId: id, name, timeZone, email }: Account): Promise<Answer> {
    await this.tries.forget(keyOf(email));
    return { is: 'in', who: { id, name, timeZone } };
  }

  private pendingOf(email: string): string {
    return this.seal.seal(JSON.stringify({ email, until: this.clock.now().getTime() + PENDING_MS }));
  }

  private emailOf(pending: string): string | undefined {
    const { email, until } = JSON.parse(this.seal.open(pending) ?? '{}') as { email?: string; until?: number };
    return until && until > this.clock.now().getTime() ? email : undefined;
  }
}

/** An address somebody mistyped may be a password: it isn't kept. */
const keyOf = (email: string): string => `account ${hashOf(email)}`;
