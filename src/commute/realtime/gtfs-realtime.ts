import protobuf from 'protobufjs/light.js';
import { UpstreamShapeError } from '../../lib/errors.ts';

/** What a trip does otherwise than the timetable says. Delays in seconds; null where nothing is said. */
export interface TripUpdate {
  readonly tripId: string;
  /** `20261124`; empty where it is not said. */
  readonly startDate: string;
  /** `08:20:00`, which of a trip's repetitions is meant; empty where it is not said. */
  readonly startTime: string;
  readonly cancelled: boolean;
  /** Of the whole trip, where nothing is said of its stops. */
  readonly delay: number | null;
  readonly stops: readonly StopUpdate[];
}

export interface StopUpdate {
  readonly stopId: string;
  /** Its number in the feed's own counting; null where it is not said. */
  readonly sequence: number | null;
  readonly arrival: StopEvent;
  readonly departure: StopEvent;
  readonly skipped: boolean;
  /** Nothing is known here, nor of the stops behind until more is said. */
  readonly noData: boolean;
}

/** Either or both may be said. */
export interface StopEvent {
  readonly delay: number | null;
  /** Seconds since 1970. */
  readonly time: number | null;
}

export interface ServiceAlert {
  /** Header and description, in the publisher's own language. */
  readonly text: string;
  /** Seconds since 1970; null for open ends. None: always. */
  readonly periods: readonly { readonly from: number | null; readonly to: number | null }[];
  readonly entities: readonly AlertEntity[];
  /** Whether what it informs of does not run at all. */
  readonly noService: boolean;
}

/** Each empty where the alert is not only for one such. */
export interface AlertEntity {
  readonly tripId: string;
  readonly startDate: string;
  readonly routeId: string;
  readonly stopId: string;
}

/** The parts of GTFS Realtime 2.0 that are read, with the specification's own numbers (gtfs-realtime.proto). */
const FIELDS = {
  FeedMessage: {
    fields: {
      header: { type: 'FeedHeader', id: 1 },
      entity: { rule: 'repeated', type: 'FeedEntity', id: 2 },
    },
  },
  FeedHeader: {
    fields: { gtfsRealtimeVersion: { type: 'string', id: 1 }, timestamp: { type: 'uint64', id: 3 } },
  },
  FeedEntity: {
    fields: {
      id: { type: 'string', id: 1 },
      isDeleted: { type: 'bool', id: 2 },
      tripUpdate: { type: 'TripUpdate', id: 3 },
      alert: { type: 'Alert', id: 5 },
    },
  },
  TripUpdate: {
    fields: {
      trip: { type: 'TripDescriptor', id: 1 },
      stopTimeUpdate: { rule: 'repeated', type: 'StopTimeUpdate', id: 2 },
      delay: { type: 'int32', id: 5 },
    },
  },
  TripDescriptor: {
    fields: {
      tripId: { type: 'string', id: 1 },
      startTime: { type: 'string', id: 2 },
      startDate: { type: 'string', id: 3 },
      scheduleRelationship: { type: 'int32', id: 4 },
    },
  },
  StopTimeUpdate: {
    fields: {
      stopSequence: { type: 'uint32', id: 1 },
      arrival: { type: 'StopTimeEvent', id: 2 },
      departure: { type: 'StopTimeEvent', id: 3 },
      stopId: { type: 'string', id: 4 },
      scheduleRelationship: { type: 'int32', id: 5 },
    },
  },
  StopTimeEvent: { fields: { delay: { type: 'int32', id: 1 }, time: { type: 'int64', id: 2 } } },
  Alert: {
    fields: {
      activePeriod: { rule: 'repeated', type: 'TimeRange', id: 1 },
      informedEntity: { rule: 'repeated', type: 'EntitySelector', id: 5 },
      effect: { type: 'int32', id: 7 },
      headerText: { type: 'TranslatedString', id: 10 },
      descriptionText: { type: 'TranslatedString', id: 11 },
    },
  },
  TimeRange: { fields: { start: { type: 'uint64', id: 1 }, end: { type: 'uint64', id: 2 } } },
  EntitySelector: {
    fields: {
      routeId: { type: 'string', id: 2 },
      trip: { type: 'TripDescriptor', id: 4 },
      stopId: { type: 'string', id: 5 },
    },
  },
  TranslatedString: { fields: { translation: { rule: 'repeated', type: 'Translation', id: 1 } } },
  Translation: { fields: { text: { type: 'string', id: 1 }, language: { type: 'string', id: 2 } } },
};
/** As the specification has it: only so are a delay of nought and no delay two things. Unsaid, it is read as proto3. */
const EDITION = 'proto2';
const nested = Object.fromEntries(
  Object.entries(FIELDS).map(([name, type]) => [name, { ...type, edition: EDITION }]),
);
/** The type of a whole file; its `encode` is what tests write messages with. */
export const FeedMessage = protobuf.Root.fromJSON({ nested }).lookupType('FeedMessage');

const CANCELED = 3;
const DELETED = 7;
/** Another run of the trip it names, at another time: not of the trip itself. */
const DUPLICATED = 6;
const SKIPPED = 1;
const NO_DATA = 2;
const NO_SERVICE = 1;

interface Descriptor {
  readonly tripId?: string;
  readonly startTime?: string;
  readonly startDate?: string;
  readonly scheduleRelationship?: number;
}
interface Event {
  readonly delay?: number;
  readonly time?: number;
}
interface Words {
  readonly translation?: readonly { readonly text?: string }[];
}
interface Message {
  readonly header?: { readonly timestamp?: number };
  readonly entity?: readonly {
    readonly isDeleted?: boolean;
    readonly tripUpdate?: {
      readonly trip?: Descriptor;
      readonly stopTimeUpdate?: readonly {
        readonly stopSequence?: number;
        readonly arrival?: Event;
        readonly departure?: Event;
        readonly stopId?: string;
        readonly scheduleRelationship?: number;
      }[];
      readonly delay?: number;
    };
    readonly alert?: {
      readonly activePeriod?: readonly { readonly start?: number; readonly end?: number }[];
      readonly informedEntity?: readonly {
        readonly routeId?: string;
        readonly trip?: Descriptor;
        readonly stopId?: string;
      }[];
      readonly effect?: number;
      readonly headerText?: Words;
      readonly descriptionText?: Words;
    };
  }[];
}

export interface RealtimeFile {
  /** When its publisher made it, by its own word; null where it does not say. */
  readonly madeAt: Date | null;
  readonly trips: readonly TripUpdate[];
  readonly alerts: readonly ServiceAlert[];
}

/** Reads a GTFS Realtime file. @throws UpstreamShapeError where it is none: an empty one has no header either. */
export function decodeRealtime(bytes: Uint8Array): RealtimeFile {
  let message: Message;
  try {
    message = FeedMessage.toObject(FeedMessage.decode(bytes), { longs: Number }) as Message;
  } catch (error) {
    throw new UpstreamShapeError('the real time is not GTFS Realtime', { cause: error });
  }
  if (message.header === undefined) throw new UpstreamShapeError('the real time has no header');
  const { timestamp } = message.header;
  const entities = (message.entity ?? []).filter(({ isDeleted }) => isDeleted !== true);
  return {
    madeAt: timestamp ? new Date(timestamp * 1000) : null,
    trips: entities.flatMap(({ tripUpdate }) => {
      const isOfAnother = tripUpdate?.trip?.scheduleRelationship === DUPLICATED;
      return tripUpdate === undefined || isOfAnother ? [] : [tripOf(tripUpdate)];
    }),
    alerts: entities.flatMap(({ alert }) => (alert === undefined ? [] : [alertOf(alert)])),
  };
}

type Entity = NonNullable<Message['entity']>[number];

function tripOf({ trip, stopTimeUpdate, delay }: NonNullable<Entity['tripUpdate']>): TripUpdate {
  return {
    tripId: trip?.tripId ?? '',
    startDate: trip?.startDate ?? '',
    startTime: trip?.startTime ?? '',
    cancelled: trip?.scheduleRelationship === CANCELED || trip?.scheduleRelationship === DELETED,
    delay: delay ?? null,
    stops: (stopTimeUpdate ?? []).map((update) => ({
      stopId: update.stopId ?? '',
      sequence: update.stopSequence ?? null,
      arrival: eventOf(update.arrival),
      departure: eventOf(update.departure),
      skipped: update.scheduleRelationship === SKIPPED,
      noData: update.scheduleRelationship === NO_DATA,
    })),
  };
}

function eventOf(event: Event | undefined): StopEvent {
  return { delay: event?.delay ?? null, time: event?.time || null };
}

function alertOf(alert: NonNullable<Entity['alert']>): ServiceAlert {
  const [header, description] = [alert.headerText, alert.descriptionText].map((words) => {
    return words?.translation?.[0]?.text?.trim() ?? '';
  });
  return {
    text: [header, description].filter(Boolean).join(': '),
    periods: (alert.activePeriod ?? []).map(({ start, end }) => ({ from: start || null, to: end || null })),
    entities: (alert.informedEntity ?? []).map(({ trip, routeId, stopId }) => ({
      tripId: trip?.tripId ?? '',
      startDate: trip?.startDate ?? '',
      routeId: routeId ?? '',
      stopId: stopId ?? '',
    })),
    noService: alert.effect === NO_SERVICE,
  };
}
