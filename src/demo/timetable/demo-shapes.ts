import type { DemoLine, LineDirection } from './demo-line.ts';
import { type DemoStop, type StopKind, stopKey } from './demo-stop.ts';
import { stopKindOf, stopOf } from './demo-trips.ts';
import { GtfsText } from './gtfs-text.ts';
import { readTable } from './read-table.ts';

/** Where the track leads between two stops of a feed: by `from|to`, both ways, stations it passes or `lat lon`. */
export type DemoWays = ReadonlyMap<string, readonly string[]>;

const COLUMNS = ['feed', 'from', 'to', 'through'] as const;
const COORDINATES = /^(\d+\.\d+) (\d+\.\d+)$/;

export function readDemoWays(feed: 'danish' | 'swedish'): DemoWays {
  const ways = new Map<string, readonly string[]>();
  for (const row of readTable('ways.csv', COLUMNS, ';')) {
    if (row.feed !== feed) continue;
    const through = row.through.split(', ');
    ways.set(`${row.from}|${row.to}`, through);
    ways.set(`${row.to}|${row.from}`, through.toReversed());
  }
  return ways;
}

/** The feed's `shapes.txt`, being written: one shape for each line and way of which more is known than its stops. */
export class DemoShapes {
  readonly text = new GtfsText('shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence');
  readonly #ways: DemoWays;
  readonly #stops: ReadonlyMap<string, DemoStop>;
  readonly #ids = new Map<LineDirection, string>();

  constructor(ways: DemoWays, stops: ReadonlyMap<string, DemoStop>) {
    this.#ways = ways;
    this.#stops = stops;
  }

  /** The id of the shape of a line's direction, which is written when first asked for; empty where there is none. */
  idFor(line: DemoLine, direction: LineDirection): string {
    const known = this.#ids.get(direction);
    if (known !== undefined) return known;
    const points = this.#pointsOf(line, direction);
    const id = points === null ? '' : String(this.#ids.size + 1);
    this.#ids.set(direction, id);
    for (const [sequence, [latitude, longitude]] of (points ?? []).entries()) {
      this.text.add(id, latitude, longitude, sequence);
    }
    return id;
  }

  /** Null where nothing is known between any of its stops. */
  #pointsOf(line: DemoLine, { calls }: LineDirection): (readonly [string, string])[] | null {
    let isKnown = false;
    const points = calls.flatMap(({ stop }, i): (readonly [string, string])[] => {
      const through = this.#ways.get(`${calls[i - 1]?.stop}|${stop}`) ?? [];
      isKnown ||= through.length > 0;
      const { latitude, longitude } = stopOf(line, stop, this.#stops);
      return [...through.map((place) => this.#placeOf(place, stopKindOf(line))), [latitude, longitude]];
    });
    return isKnown ? points : null;
  }

  /** @throws RangeError for what is neither coordinates nor a stop of that kind. */
  #placeOf(place: string, kind: StopKind): readonly [string, string] {
    const [, latitude, longitude] = COORDINATES.exec(place) ?? [];
    if (latitude !== undefined && longitude !== undefined) return [latitude, longitude];
    const stop = this.#stops.get(stopKey(kind, place));
    if (stop === undefined) throw new RangeError(`ways.csv: "${place}" is no ${kind} stop`);
    return [stop.latitude, stop.longitude];
  }
}
