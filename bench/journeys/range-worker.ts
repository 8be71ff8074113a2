import { parentPort, workerData } from 'node:worker_threads';
import { openPack } from '../../src/timetable/columns/pack.ts';
import { openLayout } from '../../src/timetable/layout/layout-pack.ts';
import { networkOf } from '../../src/timetable/network/network-pack.ts';
import { createRouter, type RangeQuery } from '../../src/timetable/router.ts';

/** A thread with a router of its own over the timetable it was given, which it shares and does not copy. */
const { network: networkBuffer, layout: layoutBuffer } = workerData as Record<
  'network' | 'layout',
  SharedArrayBuffer
>;
const { network } = networkOf(openPack(networkBuffer, false));
const router = createRouter({ network, layout: openLayout(layoutBuffer) });
parentPort?.on('message', (query: RangeQuery) => parentPort?.postMessage(router.range(query)));
