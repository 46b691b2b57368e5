import { createHash } from 'node:crypto';

/**
 * What stands for a respondent among those who answered a study: enough to take one answer from each, and not who it is.
 * The study's id keeps the same person apart in two studies.
 */
export const respondentOf = (studyId: string, person: string): Buffer =>
  createHash('sha256').update(`${studyId.toLowerCase()}\0${person}`).digest();

/** Links are random and long; only their hash is kept. */
export const hashOfLink = (secret: string): Buffer => createHash('sha256').update(secret).digest();
