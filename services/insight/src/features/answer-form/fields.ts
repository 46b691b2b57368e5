const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

/** What the form's fields are called. */
export const ratingField = (id: string): string => `q.${id}`;
export const pointField = (index: number): string => `p.${index}`;
export const awarenessField = (id: string, asked: 'reported' | 'acting' | 'team'): string => `a.${id}.${asked}`;
export const OUTCOME_FIELD = 'outcome';
export const WORDS_FIELD = 'words';
