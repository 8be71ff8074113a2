import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run bench -- <name> [options]`: runs bench/<name>.ts, which exports `run(args)`. Benchmarks are for reading, not
 * for passing or failing: what must hold is in the tests.
 */
interface Benchmark {
  readonly run: (args: readonly string[]) => Promise<void>;
}

const HERE = import.meta.dirname;
const WRONG_USAGE = 2;

const [name, ...args] = process.argv.slice(2);
const file = path.join(HERE, `${name ?? ''}.ts`);
if (name === undefined || !/^[a-z][a-z-]*$/.test(name) || name === 'run' || !existsSync(file)) {
  process.stderr.write(`usage: npm run bench -- <name> [options]\nnames: ${names().join(', ')}\n`);
  process.exitCode = WRONG_USAGE;
} else {
  const benchmark: Benchmark = await import(file);
  await benchmark.run(args);
}

function names(): string[] {
  return readdirSync(HERE)
    .filter((entry) => entry.endsWith('.ts') && entry !== 'run.ts')
    .map((entry) => path.basename(entry, '.ts'));
}
