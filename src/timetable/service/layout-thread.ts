import { parentPort, workerData } from 'node:worker_threads';
import { Temporal } from 'temporal-polyfill';
import { openPack } from '../columns/pack.ts';
import { buildLayout } from '../layout/build-layout.ts';
import { networkOf } from '../network/network-pack.ts';
import type { LayoutThreadReply } from './layout-shelf.ts';

/** A thread that builds layouts of the network it is given. It ends when it is not needed: building leaves much behind. */
const { network, footpaths } = networkOf(openPack(workerData.data as SharedArrayBuffer, false));

parentPort?.on('message', (date: string) => {
  try {
    const layout = buildLayout(network, footpaths, Temporal.PlainDate.from(date));
    parentPort?.postMessage({ date, layout: layout.buffer } satisfies LayoutThreadReply);
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    parentPort?.postMessage({ date, fault } satisfies LayoutThreadReply);
  }
});
