import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Seconds that a code is shown for. */
const PERIOD = 30;
/** A phone's clock may be one step off. */
const WINDOW = 1;
const RECOVERY_CODES = 10;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Mirrorloop', label, period: PERIOD, secret: Secret.fromBase32(secret) });

/** 160 random bits in base 32, as authenticator apps take them. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads. */
export const totpAddress = (secret: string, email: string): string => totpOf(secret, email).toString();

/** @returns the step whose code it is, undefined where it is none that holds now */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

/** 80 random bits each, in groups that can be written down. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => randomBytes(10).toString('hex').match(/.{5}/g)!.join('-'));

/** As it was meant, however it was typed. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '').toLowerCase();
