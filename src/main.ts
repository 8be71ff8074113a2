import { setFlagsFromString } from 'node:v8';
import { runCli } from './cli/cli.ts';

/**
 * V8 lets its heap grow to several times what is alive before it collects. Beside PostgreSQL on a small machine memory is
 * dearer: so it collects once the heap is larger by this many percent (docs/performance.md has what it saves and costs).
 */
const HEAP_GROWTH_PERCENT = 60;
setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);

/**
 * The first SIGINT or SIGTERM asks every part to finish cleanly, a second one ends the process at once (the next
 * start recovers what that leaves behind).
 */
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  });
}

/**
 * A reader that goes away (`| head`) ends the program as a signal would: cleanly, and without a word. Output that
 * cannot be written for another reason is a failure, said once.
 */
let outputError: string | null = null;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    stopping.abort();
    if (error.code !== 'EPIPE') outputError ??= error.message;
  });
}

const status = await runCli(process.argv.slice(2), stopping.signal);
if (outputError !== null) process.stderr.write(`sundet: the answer could not be written: ${outputError}\n`);
process.exitCode = outputError === null ? status : 1;
