import { createHash } from 'node:crypto';

export type Language = 'en' | 'de';

const WORDS = {
  en: {
    ask: 'No more invitations by mail?',
    text: 'We will not ask you by mail any more. You can change your mind at any time: tell us.',
    button: 'No more invitations',
    done: 'You will get no more invitations by mail.',
    unknown: 'This link is not known.',
  },
  de: {
    ask: 'Keine Einladungen per Mail mehr?',
    text: 'Wir fragen Sie dann nicht mehr per Mail. Sie können es sich jederzeit anders überlegen: Sagen Sie es uns.',
    button: 'Keine Einladungen mehr',
    done: 'Sie bekommen keine Einladungen per Mail mehr.',
    unknown: 'Diesen Link kennen wir nicht.',
  },
} as const;

const STYLE = `:root{color-scheme:light dark}
body{margin:0;font:16px/1.5 system-ui,sans-serif;background:#f7f6f3;color:#17181b}
main{max-width:32rem;margin:0 auto;padding:2rem 1rem}
button{font:inherit;font-weight:550;min-height:44px;padding:0 1rem;border:0;border-radius:8px;background:#17181b;color:#fff;cursor:pointer}
button:focus-visible{outline:2px solid #4a3fcf;outline-offset:2px}
@media (prefers-color-scheme:dark){body{background:#0f1012;color:#efeeea}button{background:#efeeea;color:#17181b}button:focus-visible{outline-color:#aba4ff}}`;
/** Nothing runs on the page and nothing is fetched. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

export const languageOf = (accepted: string | undefined): Language => (/^\s*de\b/i.test(accepted ?? '') ? 'de' : 'en');

/** A mail program that looks at links in advance ends nothing: only the button does. */
export const askPage = (language: Language): string =>
  page(
    language,
    WORDS[language].ask,
    `<p>${WORDS[language].text}</p><form method="post"><button type="submit">${WORDS[language].button}</button></form>`,
  );

export const notePage = (language: Language, note: 'done' | 'unknown'): string => page(language, WORDS[language][note]);

const page = (language: Language, title: string, content = ''): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>` +
  `<body><main><h1>${title}</h1>${content}</main></body></html>`;
