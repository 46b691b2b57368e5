export const ISSUER = 'mirrorloop-gateway';
/** The only one that is taken, whatever a token says of itself. Node 20 still warns of Ed25519. */
export const ALGORITHM = 'ES256';
