// Loaded by a process of the product before its own code (`node --import`): its clock goes as far ahead as the file says.
import { readFileSync } from 'node:fs';
import { SystemClock } from '@mirrorloop/kernel';

const file = process.env.MOVED_CLOCK;
SystemClock.prototype.now = () => new Date(Date.now() + Number(readFileSync(file, 'utf8')));
