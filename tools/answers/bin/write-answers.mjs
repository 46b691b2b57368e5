#!/usr/bin/env node
// `npm run answers`: writes down what each route answers, for OpenAPI.
import fs from 'node:fs';
import { answersOf, fileOf } from '../index.mjs';

for (const [project, text] of answersOf()) fs.writeFileSync(fileOf(project), text);
