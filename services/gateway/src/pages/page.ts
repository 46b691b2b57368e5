import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './words.js';

/** The few pages that must work without the console and without a session; colours and type are the console's. */
const STYLE = `
:root { color-scheme: light dark; --canvas: #f7f6f3; --surface: #fff; --line: #e4e2dc; --ink: #17181b; --ink2: #45474d; --accent: #4a3fcf; --sunken: #f0efeb }
@media (prefers-color-scheme: dark) { :root { --canvas: #0f1012; --surface: #16171a; --line: #2b2d32; --ink: #efeeea; --ink2: #bdbfc5; --accent: #aba4ff; --sunken: #1f2125 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; background: var(--canvas); color: var(--ink2); font: 0.875rem/1.5 'Inter Variable', system-ui, sans-serif }
main { max-width: 30rem; padding: 32px; background: var(--surface); border: 1px solid var(--line); border-radius: 12px }
h1 { margin: 0 0 12px; color: var(--ink); font: 400 1.625rem/1.25 'Source Serif 4 Variable', Georgia, serif; text-wrap: balance }
p { margin: 0 0 12px }
p:last-child { margin-bottom: 0 }
pre { margin: 0 0 12px; padding: 12px 16px; overflow-x: auto; background: var(--sunken); border-radius: 8px; color: var(--ink); font: 0.8125rem/1.5 ui-monospace, 'DejaVu Sans Mono', monospace }
a { color: var(--accent) }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
form { display: grid; gap: 8px; margin: 0 0 16px }
label { color: var(--ink); font-weight: 500 }
input { padding: 8px 12px; font: inherit; color: var(--ink); background: var(--canvas); border: 1px solid var(--ink2); border-radius: 8px }
button, .button { display: block; padding: 8px 16px; font: inherit; font-weight: 500; text-align: center; text-decoration: none; color: var(--surface); background: var(--accent); border: 0; border-radius: 8px; cursor: pointer }
form button { margin-top: 8px }
summary { cursor: pointer; color: var(--accent) }
details[open] summary { margin-bottom: 12px }
input:focus-visible, button:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
[role=alert] { padding: 8px 12px; color: var(--ink); border-left: 3px solid var(--accent); background: var(--sunken) }
.mark { display: block; width: 32px; height: 32px; margin-bottom: 16px; fill: none; stroke: var(--ink); stroke-width: 2 }
.mark path { fill: var(--ink); stroke: none }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing runs on these pages, nothing is fetched, and only their own style applies. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

const MARK =
  '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 0 1 0 18z"/></svg>';

interface Page {
  readonly status: number;
  readonly title: string;
  /** Our own HTML; nothing a caller sent goes in here. */
  readonly content: string;
  readonly head?: string;
}

export const sendPage = (reply: FastifyReply, { status, title, content, head = '' }: Page): FastifyReply =>
  reply
    .code(status)
    .header('content-security-policy', POLICY)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${languageOf(reply.request)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${title} · Mirrorloop</title>${head}<style>${STYLE}</style></head>` +
        `<body><main>${MARK}<h1>${title}</h1>${content}</main></body></html>`,
    );

/** A browser on its way to a page, as opposed to a page or a program that fetches. */
export const asksForAPage = ({ method, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  (headers['sec-fetch-mode'] ?? 'navigate') === 'navigate' &&
  (headers.accept ?? '').includes('text/html');
