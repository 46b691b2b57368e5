import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Lang } from './format.js';
import { sentences } from './sentences/index.js';

const KEPT_AS = 'mirrorloop-language';

function preferred(): Lang {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === 'en' || kept === 'de') return kept;
  return navigator.language.startsWith('de') ? 'de' : 'en';
}

/** React escapes what it shows, so nothing is escaped twice. Keys are flat: a sentence is found by its whole name. */
export function startWords(lang: Lang = preferred()): void {
  void i18next.use(initReactI18next).init({
    lng: lang,
    fallbackLng: 'en',
    resources: { en: { translation: sentences.en }, de: { translation: sentences.de } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
  document.documentElement.lang = lang;
}

export function speak(lang: Lang): void {
  localStorage.setItem(KEPT_AS, lang);
  document.documentElement.lang = lang;
  void i18next.changeLanguage(lang);
}
