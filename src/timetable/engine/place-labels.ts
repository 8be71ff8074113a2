import { NO_LABEL, SLACK_MINUTES } from './profile-scan.ts';

/**
 * Places, each with the stops around it: flat, so that tens of thousands of them are joined to a profile in some
 * milliseconds, and on shared memory where threads are to do that without copying.
 */
export interface StopPlaces {
  readonly count: number;
  /** The stops of a place are from `firstStop[place]` to before `firstStop[place + 1]`. */
  readonly firstStop: Int32Array;
  /** Stops of the network. */
  readonly stop: Int32Array;
  /** Minutes to walk, whole, fewer than `SLACK_MINUTES`. */
  readonly walk: Int32Array;
}

/**
 * The best label of each place by any of its stops; below `NO_LABEL` where there is none.
 * @param labels of a profile, by stop and minutes of walk; see `Profile.labels`.
 * @param from the first place of interest: the answer begins with it.
 */
export function placeLabels(places: StopPlaces, labels: Int32Array, from = 0): Int32Array {
  const { count, firstStop, stop, walk } = places;
  const best = new Int32Array(Math.max(0, count - from));
  // Indexes are in range by construction, hence the casts.
  let begin = firstStop[from] as number;
  for (let place = from; place < count; place++) {
    const end = firstStop[place + 1] as number;
    let most = NO_LABEL - 1;
    for (let i = begin; i < end; i++) {
      const label = labels[(stop[i] as number) * SLACK_MINUTES + (walk[i] as number)] as number;
      if (label > most) most = label;
    }
    begin = end;
    best[place - from] = most;
  }
  return best;
}
