import { createHash } from 'node:crypto';
import type { Described } from '@mirrorloop/messaging-nest';
import { reachedOf } from '../../described/reached.js';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; display: block; overflow-x: auto }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8886 }
code { font-size: .9em }`;
/** Nothing is loaded, nothing runs; the one style is known by its hash. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** For readers: the same as in the two documents, in tables. */
export const documentsPage = (services: readonly Described[]): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>What can be called and heard · Mirrorloop</title><style>${STYLE}</style></head><body><main>
<h1>What can be called and heard here</h1>
<p>For machines: <a href="/openapi.json">openapi.json</a>, <a href="/asyncapi.json">asyncapi.json</a>. Errors are
problem documents (RFC 9457) with the path of each bad field.</p>
${services.map((service) => sectionOf(service)).join('\n')}
</main></body></html>`;

function sectionOf(service: Described): string {
  const routes = reachedOf([service]).sort((a, b) => a.path.localeCompare(b.path));
  return `<section><h2>${text(service.service)}</h2>
${table(
  ['Route', 'Takes', 'For whoever may'],
  routes.map(({ method, path, query, body, rule }) => [
    code(`${method.toUpperCase()} ${path}`),
    [...namesIn(query), ...(body ? namesIn(body).map((name) => `${name} (body)`) : [])].map(code).join(', '),
    text(rule ?? ''),
  ]),
)}
<h3>Hears</h3>${table(
    ['Group', 'Events'],
    service.hears.map(({ group, events }) => [code(group), events.map(code).join(', ')]),
  )}
<h3>Says</h3>${table(
    ['Event'],
    service.says.map((type) => [code(type)]),
  )}</section>`;
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? '<p>Nothing.</p>'
    : `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows
        .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`;

const namesIn = (schema: object | undefined): string[] =>
  Object.keys((schema as { properties?: object })?.properties ?? {});
const code = (words: string): string => `<code>${text(words)}</code>`;
const text = (words: string): string => words.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
