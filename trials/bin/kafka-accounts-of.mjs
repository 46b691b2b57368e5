// `node kafka-accounts-of.mjs HOME`: what `mirrorloop kafka-accounts` of the version that is built in HOME does, as the
// brokers' own account, which the command line can't use without TLS.
import path from 'node:path';

const { setUpKafka } = await import(path.join(process.argv[2], 'services/standalone/dist/index.js'));
const { as, passwords } = JSON.parse(process.env.TOLD);
await setUpKafka(as, new Map(passwords));
