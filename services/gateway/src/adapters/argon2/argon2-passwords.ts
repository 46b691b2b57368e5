import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Passwords } from '../../domain/accounts/passwords.js';

/** The library's number for argon2id; its enum is not there at run time. */
const ARGON2ID = 2;
/** OWASP's choice: 19 MiB, two passes, one lane. */
const COST = { algorithm: ARGON2ID, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

@Injectable()
export class Argon2Passwords extends Passwords {
  /** What is verified where nobody is known: the answer is no, and takes as long. */
  private readonly nobodys = hash('nobody’s password', COST);

  hash(password: string): Promise<string> {
    return hash(password, COST);
  }

  async verify(phc: string | null, password: string): Promise<boolean> {
    const fits = await verify(phc ?? (await this.nobodys), password);
    return phc !== null && fits;
  }
}
