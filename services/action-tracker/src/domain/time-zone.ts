import { IANAZone } from 'luxon';

/** Is it an IANA name that this machine knows? */
export const isTimeZone = (name: string): boolean => IANAZone.isValidZone(name);

/** The zone where it exists, else UTC: a zone that was mistyped for a person must not keep them from owning. */
export const knownZone = (zone: string | undefined): string => (zone && IANAZone.isValidZone(zone) ? zone : 'utc');
