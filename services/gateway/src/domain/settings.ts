/** Who is responsible for the data, and who watches over its protection, as people write it: name and address. */
export interface Contacts {
  readonly controller: string;
  readonly dataProtectionOfficer: string;
}

/** What the log can still deliver must be known as recorded, or it would be recorded again. */
export const SHORTEST_AUDIT_TRAIL_DAYS = 90;
