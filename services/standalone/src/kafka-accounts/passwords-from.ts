import type { Environment } from '@mirrorloop/messaging-nest';
import { CannotStart } from '../cannot-start.js';
import { accounts } from './accounts.js';

const LEAST_PASSWORD = 12;

/** `INGESTION_KAFKA_PASSWORD` and so on, or a file of each; whoever keeps passwords elsewhere names none. */
export function passwordsFrom(environment: Environment): ReadonlyMap<string, string> {
  const passwords = new Map<string, string>();
  for (const { name } of accounts) {
    const password = environment.secret(variableOf(name), LEAST_PASSWORD);
    if (password) passwords.set(name, password);
  }
  try {
    environment.check();
  } catch (error) {
    throw new CannotStart((error as Error).message);
  }
  return passwords;
}

export const variableOf = (service: string): string => `${service.toUpperCase().replaceAll('-', '_')}_KAFKA_PASSWORD`;
