import { parentPort, workerData } from 'node:worker_threads';
import { loadPlaces } from '../normalise/places/load-places.ts';
import { buildConceptIndex } from '../occupations/build-concept-index.ts';
import { type Prepared, prepareWhole } from './prepare-posting.ts';
import type {
  PreparingThreadData,
  PreparingThreadReply,
  PreparingThreadRequest,
} from './preparing-thread.ts';

/** A thread that prepares the drafts it is sent, batch by batch, until it is ended. */
const { source, taxonomy } = workerData.data as PreparingThreadData;
const places = await loadPlaces();
const concepts = buildConceptIndex(taxonomy);

parentPort?.on('message', ({ id, now, drafts }: PreparingThreadRequest) => {
  const clock = { now: () => new Date(now) };
  try {
    const prepared = drafts.map((draft) =>
      withOwnPayload(prepareWhole(source, draft, { places, concepts, clock })),
    );
    send({ id, prepared });
  } catch {
    // Done again by whoever asked, it fails there, as it would have without a thread.
    send({ id, prepared: null });
  }
});
send({ ready: true });

function send(reply: PreparingThreadReply): void {
  parentPort?.postMessage(reply);
}

/** A part of a larger buffer would be passed with all of it. */
function withOwnPayload(prepared: Prepared): Prepared {
  if (prepared.kind !== 'posting' || prepared.entry.payload === null) return prepared;
  return { ...prepared, entry: { ...prepared.entry, payload: Uint8Array.from(prepared.entry.payload) } };
}
