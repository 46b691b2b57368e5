import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Rejected } from '@mirrorloop/kernel';
import Decoder from 'kafkajs/src/protocol/decoder.js';
import Encoder from 'kafkajs/src/protocol/encoder.js';
import type { ProtocolCall } from '../kafkajs-internals.js';

const ALTER_USER_SCRAM_CREDENTIALS = 51;
const SCRAM_SHA_512 = 2;
/** The passwords are drawn at random, so what the broker takes at least is enough. */
const ITERATIONS = 4_096;

interface Credential {
  readonly name: string;
  readonly salt: Buffer;
  readonly salted: Buffer;
}

/** What the broker keeps in place of a password: it can check it by this, and nobody can sign in with it. */
export async function credentialOf(name: string, password: string): Promise<Credential> {
  const salt = randomBytes(32);
  return { name, salt, salted: await promisify(pbkdf2)(password, salt, ITERATIONS, 64, 'sha512') };
}

/**
 * AlterUserScramCredentials, version 0, which kafkajs doesn't have: sets passwords, and takes none away.
 *
 * @throws Rejected naming each account that the broker refuses, with its reason
 */
export const setPasswords = (credentials: readonly Credential[]): ProtocolCall<void> => ({
  request: {
    apiKey: ALTER_USER_SCRAM_CREDENTIALS,
    apiVersion: 0,
    apiName: 'AlterUserScramCredentials',
    encode: async () =>
      noTags(noTags(new Encoder()).writeUVarIntArray([]).writeUVarIntArray(credentials.map(upsertion))),
  },
  response: { decode: async (data) => resultsIn(new Decoder(data)), parse: async (results) => refuseFailed(results) },
});

const noTags = (encoder: Encoder): Encoder => encoder.writeUVarIntBytes();

const upsertion = ({ name, salt, salted }: Credential): Encoder =>
  noTags(
    new Encoder()
      .writeUVarIntString(name)
      .writeInt8(SCRAM_SHA_512)
      .writeInt32(ITERATIONS)
      .writeUVarIntBytes(salt)
      .writeUVarIntBytes(salted),
  );

interface Result {
  readonly name: string;
  readonly code: number;
  readonly message: string | null;
}

function resultsIn(decoder: Decoder): Result[] {
  decoder.readTaggedFields();
  decoder.readInt32(); // for how long we were throttled
  return decoder.readUVarIntArray((each) => {
    const result = { name: each.readUVarIntString() ?? '', code: each.readInt16(), message: each.readUVarIntString() };
    each.readTaggedFields();
    return result;
  });
}

function refuseFailed(results: readonly Result[]): void {
  const failed = results.filter(({ code }) => code !== 0);
  if (failed.length > 0)
    throw new Rejected(failed.map(({ name, code, message }) => `${name}: ${message ?? `error ${code}`}`).join('; '));
}
