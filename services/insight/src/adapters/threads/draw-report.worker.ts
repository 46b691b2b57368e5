import { drawn, type Task } from './drawn.js';

/** What a worker thread runs. */
export default (task: Task) => drawn(task);
