// A real OpenID provider in a process of its own. It tells its port, is told where to send people back, and then begins.
import http from 'node:http';
import Provider from 'oidc-provider';

const PEOPLE = {
  mara: { name: 'Mara Keller', groups: ['Customer Service'] },
  nils: { name: 'Nils Ohm', groups: ['Night Shift', 'Everybody'] },
  lone: { name: 'Lone Falk', groups: [] },
  sham: { name: 'Sham Low', groups: ['Night Shift'], email_verified: false },
};

let answer = (_request, response) => response.writeHead(503).end();
const server = http.createServer((request, response) => answer(request, response));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', ({ redirectUri }) => {
  const client = {
    client_id: 'mirrorloop',
    client_secret: 'a client secret of the test',
    redirect_uris: [redirectUri],
  };
  const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    clients: [client],
    scopes: ['openid', 'email', 'profile', 'groups'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: `${sub.toUpperCase()}@shop.example`, email_verified: true, ...PEOPLE[sub] }),
    }),
  });
  answer = provider.callback();
  process.send({ ready: true });
});
process.on('disconnect', () => process.exit());
