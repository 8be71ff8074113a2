import { labelOfLeave, NO_LABEL, SLACK_MINUTES } from '../timetable/engine/profile-scan.ts';
import { type Profile, type StopTimes, UNREACHED } from '../timetable/router.ts';

/**
 * Earliest arrivals in the shape of a profile, so that they are joined to places in the same way: by stop and minutes of
 * walk the time of being there, negated. It says how late one is anywhere, not how one got there.
 */
export function outward({ times }: StopTimes): Profile {
  const labels = new Int32Array(times.length * SLACK_MINUTES).fill(NO_LABEL - 1);
  for (const [stop, time] of times.entries()) {
    if (time >= UNREACHED) continue;
    for (let minute = 0; minute < SLACK_MINUTES; minute++) {
      labels[stop * SLACK_MINUTES + minute] = labelOfLeave(-(time + minute * 60));
    }
  }
  const log = { heads: new Int32Array(times.length).fill(-1), entries: new Int32Array(0) };
  return { labels, atPlaces: new Int32Array(0), log, at: () => null, best: () => null };
}
