// Where every thread of the program begins. Not TypeScript itself, because a thread has to ask for TypeScript first:
// Node 20 does not take the `--import tsx` of its parent over.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.module);
