import type { NoticeToSend } from '../../features/deliver-notices/deliveries.js';

/** Where what a notice tells of is looked at and done; null where the platform's address isn't known. */
export type PageOf = (notice: NoticeToSend) => string | null;

/** @param publicAddress where people reach the platform, without a slash at its end */
export const pagesAt =
  (publicAddress: string | undefined): PageOf =>
  ({ meetingId, caseId, actionId }) => {
    if (!publicAddress) return null;
    if (meetingId) return `${publicAddress}/meetings/${meetingId}`;
    return caseId ? `${publicAddress}/cases` : `${publicAddress}/actions/${actionId}`;
  };
