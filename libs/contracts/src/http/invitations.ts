/** How a wave's respondents are asked: until when, and how often those who haven't answered are reminded. */
export interface FieldingView {
  /** From then on no answer is taken at a link, and nobody is reminded; null: until the study is closed. */
  readonly endsAt: string | null;
  readonly reminders: { readonly most: number; readonly everyDays: number };
}

export interface InvitedView {
  /** How many this call invited besides those before. */
  readonly invited: number;
  /** How many of this population the wave has invited in all. */
  readonly total: number;
}

/** Whom a wave has invited, and how far its reminders are; never who answered. */
export interface InvitedInAll {
  readonly customers: number;
  readonly employees: number;
  /** When the next reminder goes out; null where none does any more. */
  readonly nextReminderAt: string | null;
}

/** What became of the invitations that one service sends. */
export interface InvitationCounts {
  /** False where no mail server is set: they wait. */
  readonly sends: boolean;
  readonly waiting: number;
  readonly mailed: number;
  /** Not mailed, by reason. */
  readonly notMailed: readonly { readonly reason: string; readonly count: number }[];
  /** Why the last attempt of some failed that are tried again. */
  readonly trouble: string | null;
}

/** How often customers may be asked. */
export interface ContactSettingsView {
  readonly version: number;
  /** Whoever was asked within so many days isn't asked by another study. */
  readonly windowDays: number;
}
