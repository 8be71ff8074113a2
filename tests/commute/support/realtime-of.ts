import { decodeRealtime, FeedMessage } from '../../../src/commute/realtime/gtfs-realtime.ts';
import type { Realtime } from '../../../src/commute/realtime/realtime-source.ts';

/** A GTFS Realtime file with these entities. */
export function encodeRealtime(entity: readonly object[], header: object = {}): Uint8Array {
  const message = {
    header: { gtfsRealtimeVersion: '2.0', ...header },
    entity: entity.map((each, i) => ({ id: String(i), ...each })),
  };
  return FeedMessage.encode(FeedMessage.fromObject(message)).finish();
}

/** What is known of Skåne's feed when its files hold these entities. */
export function realtimeOf(...entity: object[]): Realtime {
  const { trips, alerts } = decodeRealtime(encodeRealtime(entity));
  const byId = new Map(
    trips.map((trip) => [trip.tripId, trips.filter(({ tripId }) => tripId === trip.tripId)]),
  );
  return { feed: 'gtfs-se', updatedAt: new Date(0), trips: byId, alerts };
}
