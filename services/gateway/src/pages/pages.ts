import type { FastifyReply } from 'fastify';
import { sendPage } from './page.js';
import { type Words, wordsFor } from './words.js';

export { asksForAPage } from './page.js';

const how = (words: Words): string => `<p>${words.how}</p><pre>npx mirrorloop link</pre><p>${words.howLong}</p>`;

type Fault = 'wrong' | 'tooOften' | 'tooLate' | 'notKnown' | 'providerAway';
export interface SignInForm {
  /** Is there a provider of the organisation's to sign in with? */
  readonly oidc: boolean;
  readonly fault?: Fault;
}

/** The same words for every address: it doesn't tell what is here. */
export function signInPage(reply: FastifyReply, status: number, { oidc, fault }: SignInForm): FastifyReply {
  const words = wordsFor(reply.request);
  const content =
    alert(fault && words[fault]) +
    (oidc ? `<p><a class="button" href="/sign-in/oidc">${words.withProvider}</a></p>` : '') +
    `<form method="post" action="/sign-in">
      <label for="email">${words.email}</label><input id="email" name="email" type="email" autocomplete="username" required>
      <label for="password">${words.password}</label><input id="password" name="password" type="password" autocomplete="current-password" required>
      <button>${words.signIn}</button></form>
    <details><summary>${words.noPassword}</summary>${how(words)}</details>`;
  return sendPage(reply, { status, title: words.signIn, content });
}

/** @param pending sealed by us, in letters that need no escaping */
export function codePage(reply: FastifyReply, status: number, pending: string, isWrong = false): FastifyReply {
  const words = wordsFor(reply.request);
  const content =
    alert(isWrong ? words.wrongCode : undefined) +
    `<form method="post" action="/sign-in/code"><input type="hidden" name="pending" value="${pending}">
      <label for="code">${words.code}</label>
      <input id="code" name="code" autocomplete="one-time-code" aria-describedby="hint" required>
      <p id="hint">${words.codeHint}</p><button>${words.goOn}</button></form>`;
  return sendPage(reply, { status, title: words.codeTitle, content });
}

export const spentLinkPage = (reply: FastifyReply): FastifyReply => {
  const words = wordsFor(reply.request);
  const content = `${how(words)}<p><a href="/sign-in">${words.signIn}</a></p>`;
  return sendPage(reply, { status: 401, title: words.spentTitle, content });
};

/**
 * Goes on by itself rather than by a redirect: a browser that came from another site (a link in a mail) doesn't send
 * a SameSite=Strict cookie along a redirect, but does along a step that our own page takes.
 */
export const welcomePage = (reply: FastifyReply): FastifyReply => {
  const words = wordsFor(reply.request);
  const head = '<meta http-equiv="refresh" content="0;url=/">';
  return sendPage(reply, {
    status: 200,
    title: words.inTitle,
    head,
    content: `<p><a href="/">${words.inLink}</a></p>`,
  });
};

export const unbuiltConsolePage = (reply: FastifyReply): FastifyReply =>
  sendPage(reply, {
    status: 503,
    title: 'The console is not built yet',
    content:
      '<p>Its files are missing. Build them where Mirrorloop runs, then load this page again:</p><pre>npm run build</pre>',
  });

const alert = (text: string | undefined): string => (text ? `<p role="alert">${text}</p>` : '');
