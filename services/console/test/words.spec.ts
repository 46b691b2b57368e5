import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sentences } from '../src/words/sentences/index.js';

const source = path.join(__dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !name.includes('.spec.'),
);
const code = files.map((name) => readFileSync(path.join(source, name), 'utf8')).join('\n');
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
const known = (lang: 'en' | 'de', key: string) => key in sentences[lang] || `${key}_other` in sentences[lang];

describe('what the console says', () => {
  it('is said in German wherever it is said in English, with the same figures in it', () => {
    expect(Object.keys(sentences.de).sort()).toEqual(Object.keys(sentences.en).sort());
    for (const [key, text] of Object.entries(sentences.en))
      expect([key, placeholders(sentences.de[key]!)]).toEqual([key, placeholders(text)]);
  });

  it('has a sentence for every name that the pages ask for', () => {
    const asked = [...code.matchAll(/\bt\(\s*(?:[^'`()]*\? )?'([\w. ]+)'(?: : '([\w. ]+)')?/g)].flatMap((match) =>
      [match[1]!, match[2]].filter((key): key is string => Boolean(key)),
    );
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter((key) => !known('en', key))).toEqual([]);
  });

  it('has both plural forms where it has one', () => {
    const plural = Object.keys(sentences.en)
      .filter((key) => /_(one|other)$/.test(key))
      .map((key) => key.replace(/_(one|other)$/, ''));
    for (const key of plural)
      expect(Object.keys(sentences.en)).toEqual(expect.arrayContaining([`${key}_one`, `${key}_other`]));
  });

  it('joins the ends of a range by a word, and uses no long dash', () => {
    for (const text of [...Object.values(sentences.en), ...Object.values(sentences.de)])
      expect(text).not.toMatch(/[\u2013\u2014]/);
  });

  it('never says that something was proved, caused or significant', () => {
    for (const text of Object.values(sentences.en))
      expect(text).not.toMatch(/\b(prove[sd]?|cause[sd]?|significant)\b/i);
  });
});
