import { runCli } from './cli/cli.ts';

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

process.exitCode = await runCli(process.argv.slice(2), stopping.signal);
