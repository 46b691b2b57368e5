import { SetMetadata } from '@nestjs/common';

export const LOOKS_AT = 'mirrorloop:looks-at';
export const CHANGES = 'mirrorloop:changes';
export const UNAUDITED = 'mirrorloop:unaudited';

/** The route shows personal data of this kind of thing (`customer`, `signal`): each look at it is recorded first. */
export const LooksAt = (kind: string) => SetMetadata(LOOKS_AT, kind);

/** A route that changes something though it is asked with GET, such as a link that signs in. */
export const Changes = () => SetMetadata(CHANGES, true);

/** The route changes something and writes no entry, for this reason. Needed seldom, and counted by a test. */
export const Unaudited = (reason: string) => SetMetadata(UNAUDITED, reason);
