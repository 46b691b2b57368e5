export * from './analyser.js';
export { LexiconAnalyser, LONGEST_READ } from './lexicon-analyser.js';
export { THEMES } from './lexicon/themes.js';
export { type ThemesNamed, themesNamed } from './themes-named.js';
