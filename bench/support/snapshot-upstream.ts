import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import path from 'node:path';
import { DemoCalendar } from '../../src/demo/demo-calendar.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { benchAd, changesIn } from './bench-ads.ts';

/**
 * A process of its own that serves JobStream's snapshot and stream and JobSearch's count from files, so that writing
 * ads takes no time from the harvest that is measured. Started by `start-upstream.ts`, which it tells its address.
 */
const [folder = '', adsText, nightsText, municipalitiesText] = process.argv.slice(2);
const ads = Number(adsText);
const municipalities = Number(municipalitiesText);
let night = 1;

for (let number = 1; number <= Number(nightsText); number += 1) await writeNight(number);

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/stream/v2/snapshot') return sendFile(response, snapshotFile(night));
  if (pathname === '/stream/v2/stream') return sendFile(response, changesFile(night));
  if (pathname === '/search/search') return sendJson(response, { total: { value: ads } });
  response.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 });
});
process.on('message', (wanted: { night: number }) => {
  night = wanted.night;
  process.send?.({ night });
});
process.on('disconnect', () => process.exit());

async function writeNight(number: number): Promise<void> {
  const calendar = new DemoCalendar(systemClock);
  const [snapshot, changes] = [snapshotFile, changesFile].map((name) => createWriteStream(name(number)));
  if (snapshot === undefined || changes === undefined) return;
  for (let index = 0; index < ads; index += 1) {
    const line = `${JSON.stringify(benchAd(index, number, calendar, municipalities))}\n`;
    if (changesIn(index, number)) changes.write(line);
    if (!snapshot.write(line)) await once(snapshot, 'drain');
  }
  for (const file of [snapshot, changes]) {
    file.end();
    await once(file, 'close');
  }
}

function snapshotFile(number: number): string {
  return path.join(folder, `snapshot-${number}.jsonl`);
}

function changesFile(number: number): string {
  return path.join(folder, `changes-${number}.jsonl`);
}

function sendFile(response: ServerResponse, file: string): void {
  response.writeHead(200, { 'content-type': 'application/jsonl' });
  createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(response);
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
