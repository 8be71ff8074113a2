import { crowDistance } from '../network/distance.ts';
import { PointGrid } from '../network/point-grid.ts';
import { BORDER_STATION_METRES, type BorderStation, keysOf } from './border-stations.ts';
import type { StopGroup } from './stop-groups.ts';

/** Two groups that are one station: one of each side. */
export interface StationMatch {
  readonly groups: readonly [StopGroup, StopGroup];
  /** `listed`: both are the same border station; `near`: same name, same mode, near each other. */
  readonly basis: 'listed' | 'near';
  readonly metres: number;
}

export interface StationNearMiss {
  readonly groups: readonly [StopGroup, StopGroup];
  readonly why: 'other_name' | 'other_mode' | 'nearer_one';
  readonly metres: number;
}

/** Farther apart two stops of one name are two, unless the list says otherwise, metres. */
const NEAR_METRES = 350;
/** Two stops of different names this near each other deserve a look, metres. */
const SUSPICIOUS_METRES = 60;

/**
 * Which stations of two networks are the same: first those on the list of border stations, then whatever has the same
 * name and a mode in common and is the nearest to each other. A group is matched once.
 */
export function matchStations(
  groups: readonly StopGroup[],
  listed: readonly BorderStation[],
): { matches: StationMatch[]; nearMisses: StationNearMiss[] } {
  const byList = matchListed(groups, listed);
  const matched = new Set(byList.flatMap((match) => match.groups));
  const rest = groups.filter((group) => !matched.has(group));
  const { matches, nearMisses } = matchNear(rest);
  return { matches: [...byList, ...matches], nearMisses };
}

function matchListed(groups: readonly StopGroup[], listed: readonly BorderStation[]): StationMatch[] {
  const taken = new Set<StopGroup>();
  return listed.flatMap((station) => {
    const here = [0, 1].map((side) => bestAt(station, groups, side, taken));
    const [first, second] = here;
    if (first === undefined || second === undefined) return [];
    taken.add(first).add(second);
    return [{ groups: [first, second] as const, basis: 'listed' as const, metres: between(first, second) }];
  });
}

/** The group of one side that is the station: one with its id before one with its name, then the busier one. */
function bestAt(
  station: BorderStation,
  groups: readonly StopGroup[],
  side: number,
  taken: ReadonlySet<StopGroup>,
): StopGroup | undefined {
  const keys = keysOf(station);
  const hasId = (group: StopGroup) => station.ids.some((id) => group.ids.has(id));
  const isIt = (group: StopGroup) =>
    group.side === side &&
    !taken.has(group) &&
    station.modes.some((mode) => group.modes.has(mode)) &&
    crowDistance(station.latitude, station.longitude, group.latitude, group.longitude) <=
      BORDER_STATION_METRES &&
    (hasId(group) || keys.has(group.key));
  return groups.filter(isIt).sort((a, b) => Number(hasId(b)) - Number(hasId(a)) || b.calls - a.calls)[0];
}

function matchNear(groups: readonly StopGroup[]): { matches: StationMatch[]; nearMisses: StationNearMiss[] } {
  const candidates = candidatePairs(groups);
  candidates.sort((a, b) => a.metres - b.metres);
  const taken = new Set<StopGroup>();
  const matches: StationMatch[] = [];
  const nearMisses: StationNearMiss[] = [];
  for (const { groups: pair, metres } of candidates) {
    const [a, b] = pair;
    const sameName = a.key === b.key;
    const sameMode = [...a.modes].some((mode) => b.modes.has(mode));
    if (sameName && sameMode && !taken.has(a) && !taken.has(b)) {
      taken.add(a).add(b);
      matches.push({ groups: pair, basis: 'near', metres });
    } else if (sameName && sameMode) {
      nearMisses.push({ groups: pair, why: 'nearer_one', metres });
    } else if (sameName) {
      nearMisses.push({ groups: pair, why: 'other_mode', metres });
    } else if (sameMode && metres <= SUSPICIOUS_METRES) {
      nearMisses.push({ groups: pair, why: 'other_name', metres });
    }
  }
  return { matches, nearMisses };
}

function candidatePairs(groups: readonly StopGroup[]): Omit<StationMatch, 'basis'>[] {
  const first = groups.filter((group) => group.side === 0);
  const second = groups.filter((group) => group.side === 1);
  const grid = new PointGrid(
    Float64Array.from(second, (group) => group.latitude),
    Float64Array.from(second, (group) => group.longitude),
    NEAR_METRES,
  );
  return first.flatMap((group) => {
    const found: Omit<StationMatch, 'basis'>[] = [];
    grid.within(group.latitude, group.longitude, NEAR_METRES, (index, metres) => {
      const other = second[index];
      if (other !== undefined) found.push({ groups: [group, other], metres });
    });
    return found;
  });
}

function between(a: StopGroup, b: StopGroup): number {
  return crowDistance(a.latitude, a.longitude, b.latitude, b.longitude);
}
