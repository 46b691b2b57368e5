// check-asyncapi.mjs DOCUMENT: what @asyncapi/parser finds wrong with it, as JSON. The parser is in the folder that
// ASYNCAPI_PARSER names, since its 155 packages have no place in our lock.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const folder = process.env.ASYNCAPI_PARSER;
if (!folder) throw new Error('ASYNCAPI_PARSER names no folder in which @asyncapi/parser is installed');
const { Parser } = createRequire(path.join(folder, 'index.js'))('@asyncapi/parser');
const { document, diagnostics } = await new Parser().parse(fs.readFileSync(process.argv[2], 'utf8'));
const errors = diagnostics.filter(({ severity }) => severity === 0).map((it) => `${it.path.join('.')}: ${it.message}`);
console.log(JSON.stringify({ version: document?.version(), channels: document?.channels().all().length, errors }));
