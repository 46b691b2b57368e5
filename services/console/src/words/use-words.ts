import { useTranslation } from 'react-i18next';
import type { Lang } from './format.js';

export type Say = (key: string, values?: Record<string, unknown>) => string;

/** The reader's language and its whole sentences; numbers and dates are made ready by format.ts before they go in. */
export function useWords(): { t: Say; lang: Lang } {
  const { t, i18n } = useTranslation();
  return { t: t as unknown as Say, lang: i18n.language === 'de' ? 'de' : 'en' };
}
