import type { KindOfData, OrganisationSettings } from '@mirrorloop/contracts';

/** The organisation's settings as this service knows them. */
export abstract class Settings {
  abstract now(): Promise<OrganisationSettings>;
}

const DAY_MS = 86_400_000;

/** Before when data of this kind is to be forgotten; undefined where it is kept until somebody erases it. */
export function forgottenBefore({ retention }: OrganisationSettings, kind: KindOfData, now: Date): Date | undefined {
  const days = retention[kind];
  return days === null ? undefined : new Date(now.getTime() - days * DAY_MS);
}
