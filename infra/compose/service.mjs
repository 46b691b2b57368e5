// Starts the service that the first argument names; telemetry, settings and the end of it are the service's own.
import { existsSync } from 'node:fs';
import { services } from './services.mjs';

const [name = 'nothing'] = process.argv.slice(2);
const main = new URL(`../../services/${name}/dist/main.js`, import.meta.url);
if (!services.includes(name)) end(`Name the service to run, one of ${services.join(', ')}; not ${name}.`);
if (!existsSync(main)) end(`${name} is not built: run npm run build first.`);
await import(main.href);

/** @param {string} why */
function end(why) {
  console.error(why);
  process.exit(64);
}
