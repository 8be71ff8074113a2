import { parentPort, workerData } from 'node:worker_threads';
import { openPack } from '../columns/pack.ts';
import { openLayout } from '../layout/layout-pack.ts';
import { networkOf } from '../network/network-pack.ts';
import { createRouter, type Profile, type Router, type StopTimes } from '../router.ts';
import { answerQuestion } from './answer-question.ts';
import type { RouterThreadReply, RouterThreadRequest } from './router-pool.ts';
import type { RouterQuestion } from './router-question.ts';

/**
 * A thread that answers questions, one after another, over the network and the layouts it is given: shared, not
 * copied. What a router needs to search is kept for the dates last asked about.
 */
const ROUTERS_KEPT = 2;
const { network } = networkOf(openPack(workerData.data as SharedArrayBuffer, false));
const routers = new Map<string, Router>();

parentPort?.on('message', ({ id, date, layout, question }: RouterThreadRequest) => {
  try {
    const answer = answerQuestion(routerOf(date, layout), question);
    parentPort?.postMessage(...packed(id, question, answer));
  } catch (error) {
    const reply: RouterThreadReply = { id, fault: error instanceof Error ? error : new Error(String(error)) };
    parentPort?.postMessage(reply);
  }
});

function routerOf(date: string, layout: SharedArrayBuffer): Router {
  const router = routers.get(date) ?? createRouter({ network, layout: openLayout(layout) });
  routers.delete(date);
  routers.set(date, router);
  const [oldest] = routers.keys();
  if (routers.size > ROUTERS_KEPT && oldest !== undefined) routers.delete(oldest);
  return router;
}

/** A profile crosses as its arrays, which are all there is to it; arrays are handed over, not copied. */
function packed(
  id: number,
  question: RouterQuestion,
  answer: ReturnType<typeof answerQuestion>,
): [RouterThreadReply, ArrayBuffer[]] {
  switch (question.kind) {
    case 'profile':
    case 'profileHome': {
      const { labels, atPlaces, log } = answer as Profile;
      const buffers = [labels, atPlaces, log.heads, log.entries].map((array) => array.buffer as ArrayBuffer);
      return [{ id, answer: { labels, atPlaces, log } }, buffers];
    }
    case 'oneToAll':
    case 'allToOne': {
      const { times, trips } = answer as StopTimes;
      return [{ id, answer }, [times.buffer as ArrayBuffer, trips.buffer as ArrayBuffer]];
    }
    default:
      return [{ id, answer }, []];
  }
}
