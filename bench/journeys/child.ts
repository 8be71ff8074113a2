import { Temporal } from 'temporal-polyfill';
import { fixedClock } from '../../src/lib/clock.ts';
import { createRouter } from '../../src/timetable/router.ts';
import { importFeeds } from '../../src/timetable/service/import-feeds.ts';
import { openTimetable, saveTimetable } from '../../src/timetable/timetable-file.ts';
import { loadFeeds } from './load.ts';

/**
 * A process of its own, so that its memory is its own: `load <date> <file> <zip>…` builds and saves a timetable,
 * `serve <file>` opens it and answers one question of each kind, `import <instant> <folder> <Danish zip> <Swedish zip>`
 * puts both feeds in service in a folder. Prints one line of JSON.
 */
const MEGABYTE = 1e6;
const [command, ...args] = process.argv.slice(2);
const start = performance.now();
if (command === 'load') {
  const [date = '', file = '', ...zips] = args;
  const timetable = await loadFeeds(zips, Temporal.PlainDate.from(date), `${file}.folder`);
  const ms = performance.now() - start;
  await saveTimetable(file, timetable);
  report({ ms, peakMegabytes: (process.resourceUsage().maxRSS * 1024) / MEGABYTE });
} else if (command === 'import') {
  const [instant = '', folder = '', ...zips] = args;
  const feeds = zips.map((zip, i) => ({ id: i === 0 ? 'gtfs-dk' : 'gtfs-se', path: zip }));
  const asOf = Temporal.PlainDate.from(instant.slice(0, 10));
  await importFeeds(folder, feeds, { clock: fixedClock(instant), asOf });
  report({ ms: performance.now() - start });
} else {
  const { network, layouts } = await openTimetable(args[0] ?? '');
  const ms = performance.now() - start;
  const [layout] = layouts;
  if (layout === undefined) throw new Error('the file holds no layout');
  const router = createRouter({ network, layout });
  const origins = [{ stop: 0, seconds: 0 }];
  const targets = [{ stop: layout.stopCount - 1, seconds: 0 }];
  const noon = 12 * 3600;
  router.earliestArrival({ origins, targets, departure: noon });
  router.range({ origins, targets, window: { kind: 'departure', from: noon, to: noon + 7200 } });
  router.range({ origins, targets, window: { kind: 'arrival', from: noon, to: noon + 7200 } });
  router.profile({ origins, leaveFrom: noon, arriveBy: noon + 7200 });
  router.profileHome({ targets, leaveFrom: noon, arriveBy: noon + 7200 });
  report({
    ms,
    residentMegabytes: process.memoryUsage().rss / MEGABYTE,
    layoutMegabytes: layout.buffer.byteLength / MEGABYTE,
  });
}

function report(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
