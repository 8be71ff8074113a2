import { type Departures, parseRuns } from './departures.ts';
import { readTable } from './read-table.ts';

/** How a line runs; each country's feed has its own route type for it. */
export type LineKind = 'intercity' | 'regional' | 'suburban' | 'metro' | 'tram' | 'bus' | 'ferry';

const KINDS: readonly string[] = ['intercity', 'regional', 'suburban', 'metro', 'tram', 'bus', 'ferry'];

export interface LineCall {
  /** As in the country's own table of stops. */
  readonly stop: string;
  /** Minutes from the departure at the line's first stop. */
  readonly arrival: number;
  readonly departure: number;
}

/** One line in one country's feed, both ways. */
export interface DemoLine {
  readonly name: string;
  readonly operator: string;
  readonly kind: LineKind;
  readonly directions: readonly LineDirection[];
}

export interface LineDirection {
  readonly calls: readonly LineCall[];
  /** The last stop that this feed knows. */
  readonly headsign: string;
  readonly departures: Departures;
  /** By departure, minutes after midnight; empty where the line has no train numbers. */
  readonly trainNumbers: ReadonlyMap<number, string>;
}

const LINE_COLUMNS = ['line', 'operator', 'kind', 'number', 'profile', 'phase', 'stops'] as const;
const CROSSING_COLUMNS = [
  'line',
  'danish operator',
  'swedish operator',
  'kind',
  'number',
  'profile',
  'phase',
  'stops',
] as const;

/** The lines of both feeds; those across the Sound are in both, each with the part of the way it knows. */
export function readDemoLines(): { danish: DemoLine[]; swedish: DemoLine[] } {
  const profiles = new Map(
    readTable('profiles.csv', ['profile', 'runs'], ';').map(({ profile, runs }) => [profile, runs]),
  );
  const lineOf = (row: Record<(typeof LINE_COLUMNS)[number], string>): DemoLine => {
    const runs = profiles.get(row.profile);
    if (runs === undefined || !KINDS.includes(row.kind)) {
      throw new RangeError(`line ${row.line} has profile "${row.profile}" and kind "${row.kind}"`);
    }
    return {
      name: row.line,
      operator: row.operator,
      kind: row.kind as LineKind,
      directions: bothWays(row, runs),
    };
  };
  const crossing = readTable('crossing-lines.csv', CROSSING_COLUMNS, ';').map((row) => {
    const [danish = '', swedish = ''] = row.line.split('/');
    return {
      danish: lineOf({ ...row, line: danish, operator: row['danish operator'], stops: sideOf(row.stops, 0) }),
      swedish: lineOf({
        ...row,
        line: swedish,
        operator: row['swedish operator'],
        stops: sideOf(row.stops, 1),
      }),
    };
  });
  const linesOf = (file: string) => readTable(file, LINE_COLUMNS, ';').map(lineOf);
  return {
    danish: [...crossing.map(({ danish }) => danish), ...linesOf('danish-lines.csv')],
    swedish: [...crossing.map(({ swedish }) => swedish), ...linesOf('swedish-lines.csv')],
  };
}

/** Of `Danish/Swedish@12+1` the name on one side; `-` where that feed does not know the stop. */
function sideOf(stops: string, side: 0 | 1): string {
  return stops
    .split(', ')
    .map((stop) => {
      const [names = '', time = ''] = stop.split('@');
      return `${names.split('/')[side]}@${time}`;
    })
    .join(', ');
}

interface WrittenLine {
  readonly line: string;
  readonly number: string;
  readonly phase: string;
  readonly stops: string;
}

function bothWays({ line, number, phase, stops }: WrittenLine, runs: string): LineDirection[] {
  const there = stops.split(', ').map((stop) => callOf(stop, line));
  const total = there.at(-1)?.arrival ?? 0;
  const back = there
    .map(({ stop, arrival, departure }) => ({ stop, arrival: total - departure, departure: total - arrival }))
    .reverse();
  const phases = phase.split('/').map(Number);
  return [there, back].map((calls, way) => {
    const known = calls.filter(({ stop }) => stop !== '-');
    const departures = parseRuns(runs, phases[way] ?? Number.NaN);
    return {
      calls: known,
      headsign: known.at(-1)?.stop ?? '',
      departures,
      trainNumbers: numberTrains(departures, number === '' ? null : Number(number) + way),
    };
  });
}

function callOf(text: string, line: string): LineCall {
  const parts = /^(.+)@(\d+)(?:\+(\d+))?$/.exec(text);
  if (parts === null) throw new RangeError(`line ${line}: "${text}" is no stop`);
  const arrival = Number(parts[2]);
  return { stop: parts[1] ?? '', arrival, departure: arrival + Number(parts[3] ?? 0) };
}

/** The same train has the same number on every kind of day; the two ways alternate. */
function numberTrains(departures: Departures, first: number | null): ReadonlyMap<number, string> {
  if (first === null) return new Map();
  const times = [...new Set([...departures.values()].flat())].sort((a, b) => a - b);
  return new Map(times.map((time, index) => [time, String(first + 2 * index)]));
}
