import { describe, expect, test } from 'vitest';
import { packDraft, unpackDraft } from '../../src/harvest/payload.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { normalisePosting } from '../../src/normalise/normalise-posting.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import { CentroidMemory } from '../../src/sources/jobtech/centroids.ts';
import { readRecord } from '../../src/sources/jobtech/read-record.ts';
import { hasRealData, realJobtechLines } from '../support/real-upstream.ts';

const places = await loadPlaces();
const clock = fixedClock('2025-10-01T12:00:00Z');

/** Most of the real ads lie elsewhere: put into Malmö, so that all are normalised to the end. */
function inMalmo(line: string): unknown {
  const record = JSON.parse(line);
  const place = { municipality_code: '1280', municipality: 'Malmö', region_code: '12', postcode: '21119' };
  const nowhere = { coordinates: [null, null], country_code: '199', street_address: null, city: 'Malmö' };
  return { ...record, workplace_address: { ...record.workplace_address, ...place, ...nowhere } };
}

describe.skipIf(!hasRealData)('real ads of Platsbanken', () => {
  test('give the same posting again from what is kept of them, in less than half the room', () => {
    const centroids = new CentroidMemory();
    const drafts = realJobtechLines().flatMap((line) => {
      const event = readRecord(inMalmo(line), centroids);
      return event.type === 'posting' ? [event.draft] : [];
    });
    expect(drafts.length).toBeGreaterThan(30);
    let raw = 0;
    let kept = 0;
    for (const draft of drafts) {
      const first = normalisePosting(draft, places, clock);
      if (first.kind !== 'posting') throw new Error(`${draft.sourceId} is no posting`);
      const payload = packDraft(draft, first.posting);
      const again = normalisePosting(unpackDraft(payload), places, clock);
      expect(again).toMatchObject({ kind: 'posting', posting: first.posting });
      raw += Buffer.byteLength(JSON.stringify({ ...draft, description: first.posting.description }));
      kept += payload.length;
    }
    expect(kept).toBeLessThan(raw / 2);
  });
});
