import type { FastifyReply } from 'fastify';
import { sendPage } from './page.js';

export { asksForAPage } from './page.js';

const HOW =
  '<p>Where Mirrorloop runs, ask for a new link and open it in this browser:</p><pre>npx mirrorloop link</pre>' +
  '<p>A link signs in once and is good for 15 minutes. If somebody else runs Mirrorloop for you, ask them for one.</p>';

/** The same words for every address: it doesn't tell what is here. */
export const signInPage = (reply: FastifyReply, status: number): FastifyReply =>
  sendPage(reply, { status, title: 'You need a link to come in', content: HOW });

export const spentLinkPage = (reply: FastifyReply): FastifyReply =>
  sendPage(reply, { status: 401, title: 'This link has been used or is too old', content: HOW });

/**
 * Goes on by itself rather than by a redirect: a browser that came from another site (a link in a mail) doesn't send
 * a SameSite=Strict cookie along a redirect, but does along a step that our own page takes.
 */
export const welcomePage = (reply: FastifyReply): FastifyReply =>
  sendPage(reply, {
    status: 200,
    title: 'You are signed in',
    head: '<meta http-equiv="refresh" content="0;url=/">',
    content: '<p><a href="/">Go on to Mirrorloop</a></p>',
  });

export const unbuiltConsolePage = (reply: FastifyReply): FastifyReply =>
  sendPage(reply, {
    status: 503,
    title: 'The console is not built yet',
    content:
      '<p>Its files are missing. Build them where Mirrorloop runs, then load this page again:</p><pre>npm run build</pre>',
  });
