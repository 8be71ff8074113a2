import type { DayKind } from './day-kinds.ts';
import type { DemoLine, LineDirection } from './demo-line.ts';
import { type DemoStop, type StopKind, stopKey } from './demo-stop.ts';

/** The trips of a line that run one way on one kind of day. */
export interface DemoRuns {
  readonly line: DemoLine;
  /** Place of the line among the feed's lines. */
  readonly lineNumber: number;
  /** 0 there, 1 back. */
  readonly way: number;
  readonly direction: LineDirection;
  readonly kind: DayKind;
  /** Of each trip: minutes after midnight at the line's first stop, whether or not this feed knows it. */
  readonly starts: readonly number[];
}

/** Every trip of the lines, in order. */
export function runsOf(lines: readonly DemoLine[]): DemoRuns[] {
  return lines.flatMap((line, lineNumber) =>
    line.directions.flatMap((direction, way) =>
      [...direction.departures].map(([kind, starts]) => ({ line, lineNumber, way, direction, kind, starts })),
    ),
  );
}

/** The stop where a line calls. @throws RangeError where the table has none of that kind and name. */
export function stopOf(line: DemoLine, name: string, stops: ReadonlyMap<string, DemoStop>): DemoStop {
  const kind = stopKindOf(line);
  const stop = stops.get(stopKey(kind, name));
  if (stop === undefined)
    throw new RangeError(`line ${line.name} calls at "${name}", which is no ${kind} stop`);
  return stop;
}

export function stopKindOf({ kind }: DemoLine): StopKind {
  return kind === 'intercity' || kind === 'regional' || kind === 'suburban' ? 'rail' : kind;
}
