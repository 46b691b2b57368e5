import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in a cookie and in an address. Whoever holds it is let in, so only its hash is ever kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** One plain round is enough: there is nothing to guess in 256 random bits. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
