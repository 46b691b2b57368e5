// A process of its own that starts a database on a folder and, told so, writes rows and prints each one that was
// acknowledged: node starter.mjs <built library> <data folder> <start | write>
import { pathToFileURL } from 'node:url';
import pg from 'pg';

const [library, dataDir, what] = process.argv.slice(2);
const { startPostgres } = await import(pathToFileURL(library).href);

try {
  const postgres = await startPostgres({ dataDir });
  console.log(JSON.stringify({ started: postgres.port, postmaster: postgres.pid }));
  if (what === 'write') await writeForEver(postgres.url());
  else setInterval(() => {}, 60_000);
} catch (error) {
  console.log(JSON.stringify({ refused: error.name, message: error.message }));
}

async function writeForEver(url) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('CREATE TABLE row_of (n integer PRIMARY KEY)');
  for (let n = 1; ; n += 1) {
    await client.query('INSERT INTO row_of VALUES ($1)', [n]);
    console.log(JSON.stringify({ acknowledged: n }));
  }
}
