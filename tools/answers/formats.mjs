// What a text is, where its name says so. TypeScript has no types for these; real answers are held to the outcome.
const RULES = [
  [/^id$|Id$/, 'uuid'],
  [/^at$|At$|^(deadline|respondBy|resolveBy)$/, 'date-time'],
  [/^(day|date)$|(Day|On)$|^holidaysUntil$/, 'date'],
];

/** Called as if they were one and any text all the same: others' ids, positions, names. */
const ANY_TEXT = [
  'AuditEntryView.subject.id',
  'AuditEntryView.who.id',
  'Described.looksOn',
  'ParkedMessage.id',
  'ParkedMessage.messageId',
  'StudyAwareness.items.id',
  'StudyQuestionView.id',
  'StudyView.awareness.items.id',
  'StudyView.outcome.id',
];

/**
 * @param {string} at the last type with a name, and the way to the field from there: `MeetingView.next.startsAt`
 * @returns {string | undefined} a format of JSON Schema
 */
export const formatOf = (at) =>
  ANY_TEXT.includes(at) ? undefined : RULES.find(([rule]) => rule.test(at.split('.').at(-1)))?.[1];

/** Puts the format where the schema has a text: in place, beside null, or in a list of them. */
export function withFormat(schema, format) {
  if (!format) return schema;
  if (schema.type === 'array') return { ...schema, items: withFormat(schema.items, format) };
  return [schema.type].flat().includes('string') ? { ...schema, format } : schema;
}
