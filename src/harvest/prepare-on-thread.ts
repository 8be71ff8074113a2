import { parentPort, workerData } from 'node:worker_threads';
import { loadPlaces } from '../normalise/places/load-places.ts';
import { buildConceptIndex } from '../occupations/build-concept-index.ts';
import { packParcel } from './parcel.ts';
import { prepareWhole } from './prepare-posting.ts';
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
    const parcel = packParcel(
      drafts.map((draft) => prepareWhole(source, draft, { places, concepts, clock })),
    );
    send({ id, parcel }, [parcel.bytes]);
  } catch {
    // Done again by whoever asked, it fails there, as it would have without a thread.
    send({ id, parcel: null });
  }
});
send({ ready: true });

function send(reply: PreparingThreadReply, transferred: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(reply, transferred);
}
