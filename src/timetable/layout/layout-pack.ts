import { openPack, type Pack, pack, type TypedArray } from '../columns/pack.ts';
import { TimetableFileError } from '../timetable-errors.ts';
import type { Layout, Timeline } from './layout.ts';

/** A layout whose arrays do not lie in one buffer yet. */
export type LayoutParts = Omit<Layout, 'buffer'>;

interface LayoutMeta {
  readonly kind: 'layout';
  readonly date: string;
  readonly timeZone: string;
  readonly baseEpoch: number;
  readonly windowFrom: number;
  readonly windowTo: number;
  readonly stopCount: number;
  readonly pointCount: number;
  readonly patternCount: number;
  readonly connectionStart: { readonly forward: number; readonly backward: number };
}

const OWN_ARRAYS = [
  'stopOfPoint',
  'pointFirst',
  'pointsOfStop',
  'partFirst',
  'partTrip',
  'partShift',
  'partPosition',
] as const;

/** The same in both directions of time: stored once. */
const SHARED_ARRAYS = ['patternFirst', 'tripFirst', 'timeFirst', 'change'] as const;

const TIMELINE_ARRAYS = [
  'boardPoint',
  'alightPoint',
  'minRide',
  'minDwell',
  'calls',
  'departuresByPosition',
  'boardingFirst',
  'boardingPattern',
  'boardingPosition',
  'footFirst',
  'footTo',
  'footSeconds',
  'connectionAt',
  'connections',
] as const;

/** Copies everything into one SharedArrayBuffer. */
export function packLayout(parts: LayoutParts): Layout {
  const meta: LayoutMeta = {
    kind: 'layout',
    date: parts.date,
    timeZone: parts.timeZone,
    baseEpoch: parts.baseEpoch,
    windowFrom: parts.windowFrom,
    windowTo: parts.windowTo,
    stopCount: parts.stopCount,
    pointCount: parts.pointCount,
    patternCount: parts.forward.patternCount,
    connectionStart: { forward: parts.forward.connectionStart, backward: parts.backward.connectionStart },
  };
  const arrays: [string, TypedArray][] = OWN_ARRAYS.map((name) => [name, parts[name]]);
  for (const name of SHARED_ARRAYS) arrays.push([name, parts.forward[name]]);
  for (const side of ['forward', 'backward'] as const) {
    for (const name of TIMELINE_ARRAYS) arrays.push([`${side}.${name}`, parts[side][name]]);
  }
  return layoutOf(pack(meta, arrays));
}

/** The layout in a buffer that another thread packed. */
export function openLayout(buffer: SharedArrayBuffer): Layout {
  return layoutOf(openPack(buffer, false));
}

/** @throws TimetableFileError where the pack holds something else. */
export function layoutOf(packed: Pack): Layout {
  const meta = packed.meta as LayoutMeta;
  if (meta.kind !== 'layout') throw new TimetableFileError('the timetable file holds no layout');
  const column = (name: string) => intsOf(packed, name);
  const own = Object.fromEntries(OWN_ARRAYS.map((name) => [name, column(name)])) as Pick<
    Layout,
    (typeof OWN_ARRAYS)[number]
  >;
  const shared = Object.fromEntries(SHARED_ARRAYS.map((name) => [name, column(name)])) as Pick<
    Timeline,
    (typeof SHARED_ARRAYS)[number]
  >;
  const timeline = (side: 'forward' | 'backward'): Timeline => ({
    pointCount: meta.pointCount,
    patternCount: meta.patternCount,
    connectionStart: meta.connectionStart[side],
    ...shared,
    ...(Object.fromEntries(TIMELINE_ARRAYS.map((name) => [name, column(`${side}.${name}`)])) as Pick<
      Timeline,
      (typeof TIMELINE_ARRAYS)[number]
    >),
  });
  return {
    buffer: packed.buffer,
    date: meta.date,
    timeZone: meta.timeZone,
    baseEpoch: meta.baseEpoch,
    windowFrom: meta.windowFrom,
    windowTo: meta.windowTo,
    stopCount: meta.stopCount,
    pointCount: meta.pointCount,
    ...own,
    forward: timeline('forward'),
    backward: timeline('backward'),
  };
}

function intsOf(packed: Pack, name: string): Int32Array {
  const array = packed.arrays.get(name);
  if (!(array instanceof Int32Array)) throw new TimetableFileError(`the timetable file lacks ${name}`);
  return array;
}
