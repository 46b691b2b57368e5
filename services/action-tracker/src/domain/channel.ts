import { Rejected } from '@mirrorloop/kernel';
import { Checks, type Said } from './checks.js';

export const CHANNEL_KINDS = ['webhook', 'slack', 'teams'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];
/** Where notices go besides the mail of whoever they are for. */
export interface Channel {
  readonly channelId: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly url: string;
  /** Newest first: each signs, so that a receiver can change from one to the next. Empty where nothing is signed. */
  readonly secrets: readonly string[];
}

/** @param wrong what is wrong with an address, if anything. Throws one `Rejected` that names each bad field. */
export function readChannel(said: Said, wrong: (url: string) => string | undefined) {
  const checks = new Checks();
  const kind = CHANNEL_KINDS.find((known) => known === said['kind']);
  if (!kind) checks.refuse('kind', `Choose one of ${CHANNEL_KINDS.join(', ')}.`);
  const name = checks.text(said, 'name', 'Give it a name.', 200);
  const url = checks.text(said, 'url', 'Give the address that notices are sent to.', 2_000);
  const why = url ? wrong(url) : undefined;
  if (why) checks.refuse('url', why);
  if (kind && name && url && checks.errors.length === 0) return { kind, name, url };
  throw new Rejected('The channel is not complete', checks.errors);
}
