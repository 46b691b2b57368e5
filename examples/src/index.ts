export * from './files.js';
export * from './mirror-study.js';
export { DEFAULT_SEED, sampleRows, type SampleOptions, type SampleRow } from './rows.js';
export { sampleSources, type SampleSource } from './sources.js';
export { truths } from './truths.js';
/** Where the people of Hollin & Reed are listed: a people file, with deputies, shops and calendars. */
export const peopleFile = new URL('../people.csv', import.meta.url);
