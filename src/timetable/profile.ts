import { type ArrivalLog, earliestLogged, type LoggedArrival } from './engine/arrival-log.ts';
import { placeLabels, type StopPlaces } from './engine/place-labels.ts';
import {
  labelOfLeave,
  leaveOfLabel,
  NO_LABEL,
  type ProfileScan,
  SLACK_MINUTES,
  tripsOfLabel,
} from './engine/profile-scan.ts';
import type { Layout } from './layout/layout.ts';
import type { StopWalk } from './network/walking.ts';

/** What a profile knows of every stop, to the minute of the walk between the stop and the place beside it. */
export interface Profile {
  /**
   * The best time for a place `walkSeconds` from the stop: of leaving the origins (the latest), or of being at the
   * targets (the earliest), with the trips that takes. Exact to the minute of the walk, which is rounded up, and for
   * walks of up to 15 minutes; longer ones are told null. Null too where there is no way in time.
   */
  at(stop: number, walkSeconds: number): { readonly seconds: number; readonly trips: number } | null;
  /**
   * By stop × 16 + minutes of walk: time × 16 + 15 − trips, the larger the better; below -2^28 for none. Times home
   * are negated. For joining to many places without an object for each.
   */
  readonly labels: Int32Array;
  /** By place of those that were asked about: its best label, as `labels` has them. */
  readonly atPlaces: Int32Array;
  /** How the labels came about: what `best` reads. */
  readonly log: ArrivalLog;
  /**
   * The best way to (or home from) a place with these stops around it, walks rounded up to whole minutes as in `at`:
   * the best time at the origins or targets, then the best at the place, then the fewest trips; null for none.
   */
  best(place: readonly StopWalk[]): ProfileBest | null;
}

/** A way that a profile knows of. Whoever goes there leaves home at `home` and is at the place at `place`; going home, the other way round. */
export interface ProfileBest {
  /** Seconds since the base. */
  readonly home: number;
  readonly place: number;
  readonly trips: number;
  /** Seconds on foot in all, to and from stops and between them. */
  readonly walked: number;
}

/** What a scan found, by stop and, for those that are asked about, by place: what a stop's points hold is put together. */
export function profileOfScan(
  { slack, log }: ProfileScan,
  layout: Layout,
  places: StopPlaces | undefined,
  way: 'there' | 'home',
): Profile {
  const labels = labelsByStop(slack, layout);
  const atPlaces = places === undefined ? new Int32Array(0) : placeLabels(places, labels);
  return profileOf({ labels, atPlaces, log: log.byStop(layout.stopOfPoint, layout.stopCount) }, way);
}

function labelsByStop(slack: Int32Array, { stopCount, stopOfPoint }: Layout): Int32Array {
  const labels = slack.slice(0, stopCount * SLACK_MINUTES);
  for (let point = stopCount; point < stopOfPoint.length; point++) {
    const to = (stopOfPoint[point] ?? 0) * SLACK_MINUTES;
    for (let minute = 0; minute < SLACK_MINUTES; minute++) {
      const label = slack[point * SLACK_MINUTES + minute] ?? NO_LABEL;
      if (label > (labels[to + minute] ?? NO_LABEL)) labels[to + minute] = label;
    }
  }
  return labels;
}

/** A profile again of what there is to it: for who got it from another thread. */
export function profileOf(arrays: ProfileArrays, way: 'there' | 'home'): Profile {
  return new LabelProfile(arrays, way === 'there' ? 1 : -1);
}

/** All there is to a profile. */
export type ProfileArrays = Pick<Profile, 'labels' | 'atPlaces' | 'log'>;

class LabelProfile implements Profile {
  readonly labels: Int32Array;
  readonly atPlaces: Int32Array;
  readonly log: ArrivalLog;
  readonly #sign: 1 | -1;

  constructor({ labels, atPlaces, log }: ProfileArrays, sign: 1 | -1) {
    this.labels = labels;
    this.atPlaces = atPlaces;
    this.log = log;
    this.#sign = sign;
  }

  at(stop: number, walkSeconds: number): { seconds: number; trips: number } | null {
    const label = this.#label(stop, wholeMinutes(walkSeconds));
    if (label < NO_LABEL) return null;
    return { seconds: leaveOfLabel(label) * this.#sign, trips: tripsOfLabel(label) };
  }

  best(place: readonly StopWalk[]): ProfileBest | null {
    let label = NO_LABEL - 1;
    for (const { stop, seconds } of place) label = Math.max(label, this.#label(stop, wholeMinutes(seconds)));
    if (label < NO_LABEL) return null;
    const home = leaveOfLabel(label);
    let found: LoggedArrival | null = null;
    for (const { stop, seconds } of place) {
      const minutes = wholeMinutes(seconds);
      if (minutes >= SLACK_MINUTES) continue;
      found = earliestLogged(this.log, stop, minutes * 60, labelOfLeave(home), found);
    }
    if (found === null) throw new Error('a label without the arrival that made it');
    const { time, label: fewest, walked } = found;
    return { home: home * this.#sign, place: time * this.#sign, trips: tripsOfLabel(fewest), walked };
  }

  #label(stop: number, minutes: number): number {
    return minutes >= SLACK_MINUTES
      ? NO_LABEL - 1
      : (this.labels[stop * SLACK_MINUTES + minutes] ?? NO_LABEL - 1);
  }
}

function wholeMinutes(seconds: number): number {
  return Math.ceil(seconds / 60);
}
