import { IANAZone } from 'luxon';

/** The zone where it exists, else UTC: a zone that was mistyped for a person must not keep them from owning. */
export const knownZone = (zone: string | undefined): string => (zone && IANAZone.isValidZone(zone) ? zone : 'utc');
