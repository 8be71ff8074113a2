import { once } from 'node:events';
import { silentLogger } from '../../src/lib/logger.ts';
import { openEmbedded } from '../../src/store/embedded/open-embedded.ts';

/** A process that holds an embedded server, for tests that kill it: says its address, closes when its input ends. */
const [dataDir = '', role] = process.argv.slice(2);
const server = await openEmbedded({ dataDir, share: role === 'guest', logger: silentLogger });
process.stdout.write(`${server.url}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
await server.close();
