/**
 * In an answer of a replica that was told to stop: it still answers what comes, and whoever has others sends there. A
 * line that is closed while a request is on its way on it is heard as 503, up to four a stop (trial R18).
 */
export const LEAVING = 'x-replica-leaving';
