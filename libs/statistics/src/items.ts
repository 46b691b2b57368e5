import { meanOf } from './sample.js';

/**
 * One score of an attribute a respondent: the mean over answered items of (answer − item's mean), plus the mean of the
 * items' means, so that who skips a hard item isn't rated higher. Null where less than half the items are answered.
 * The respondent is the unit: items are never pooled as if they were people.
 *
 * @param rows one a respondent, one answer an item, null where missing
 */
export function attributeScores(rows: readonly (readonly (number | null)[])[]): (number | null)[] {
  const items = rows[0]?.length ?? 0;
  const means = Array.from({ length: items }, (_, i) => {
    const answered = rows.map((row) => row[i]!).filter((value) => value !== null);
    return answered.length > 0 ? meanOf(answered) : null;
  });
  const level = meanOf(means.filter((mean) => mean !== null));
  return rows.map((row) => {
    const off = row.flatMap((value, i) => (value === null || means[i] == null ? [] : [value - means[i]]));
    return off.length > 0 && 2 * off.length >= items ? meanOf(off) + level : null;
  });
}
