import { GrowableInt32 } from '../columns/growable.ts';
import { KeyIndex } from '../columns/key-index.ts';
import { noShapes, SHAPE_UNITS, type ShapeLine, type Shapes, ShapeWriter } from '../network/shapes.ts';
import { simplifyLine } from '../network/simplify-line.ts';
import type { CsvRow } from './csv-rows.ts';
import { decimalOf, integerOf } from './field-values.ts';
import { columnPlaces, type GtfsReading, readTable } from './read-table.ts';

export interface GtfsShapes {
  /** Numbers of the rows of `shapes`. */
  readonly keys: KeyIndex;
  readonly shapes: Shapes;
}

const FILE = 'shapes.txt';
const COLUMNS = ['shape_id', 'shape_pt_lat', 'shape_pt_lon', 'shape_pt_sequence'] as const;
const COLUMN = columnPlaces(COLUMNS);
/** What a map shows of a journey across the region differs no more than the width of its line, metres. */
const TOLERANCE_METRES = 10;
/** Points held at once: a longer line is simplified in parts. */
const MOST_AT_ONCE = 1 << 16;
/** A line whose rows lie in more places of the file than this is left out: each costs memory. */
const MOST_PARTS = 64;

/**
 * Reads the lines a part at a time, simplified as soon as a part is whole. They are for maps only: whatever is wrong
 * with them is a warning, and the line is left out.
 */
export async function readShapes(reading: GtfsReading): Promise<GtfsShapes> {
  const table = new ShapeTable(reading);
  if (reading.files.sizeOf(FILE) === null) return { keys: new KeyIndex(), shapes: noShapes() };
  const shape = { file: FILE, mustExist: false, columns: COLUMNS, required: COLUMNS, isDispensable: true };
  await readTable(reading, shape, (row) => table.add(row));
  return table.finish();
}

interface Part {
  readonly line: ShapeLine;
  readonly lastSequence: number;
}

class ShapeTable {
  readonly #reading: GtfsReading;
  readonly #keys = new KeyIndex();
  /** By number: what there is of it, in order; null where it is left out. */
  readonly #parts: (Part[] | null)[] = [];
  #current = -1;
  readonly #sequence = new GrowableInt32();
  readonly #points = new GrowableInt32();

  constructor(reading: GtfsReading) {
    this.#reading = reading;
  }

  add(row: CsvRow): void {
    const number = this.#numberOf(row);
    if (number === -1) return;
    if (number !== this.#current || this.#sequence.length >= MOST_AT_ONCE) {
      this.#endPart();
      this.#current = number;
    }
    if (this.#parts[number] === null) return;
    const latitude = decimalOf(row, COLUMN.shape_pt_lat);
    const longitude = decimalOf(row, COLUMN.shape_pt_lon);
    const sequence = integerOf(row, COLUMN.shape_pt_sequence);
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) || sequence < 0) {
      this.#leaveOut(number, 'invalid_shape_point', row.line, 'has a point that is none');
      return;
    }
    this.#sequence.push(sequence);
    this.#points.push(Math.round(latitude * SHAPE_UNITS));
    this.#points.push(Math.round(longitude * SHAPE_UNITS));
  }

  finish(): GtfsShapes {
    this.#endPart();
    const writer = new ShapeWriter();
    for (const [number, parts] of this.#parts.entries()) {
      const line = joined(parts ?? []);
      if (parts !== null && line.length < 4) {
        this.#leaveOut(number, 'single_shape_point', 0, 'has a single point');
        writer.add(new Int32Array(0));
      } else writer.add(line);
    }
    return { keys: this.#keys, shapes: writer.finish() };
  }

  #numberOf(row: CsvRow): number {
    const { bytes } = row;
    const start = row.starts[COLUMN.shape_id] ?? 0;
    const end = row.ends[COLUMN.shape_id] ?? 0;
    if (start === end) {
      this.#reading.problems.warning('missing_required_field', FILE, row.line, 'shape_id is empty');
      return -1;
    }
    const known = this.#keys.find(bytes, start, end);
    if (known !== -1) return known;
    this.#parts.push([]);
    return this.#keys.add(bytes, start, end);
  }

  #endPart(): void {
    const number = this.#current;
    const parts = this.#parts[number];
    const sequence = this.#sequence.finish();
    const points = this.#points.finish();
    this.#sequence.length = 0;
    this.#points.length = 0;
    if (parts === undefined || parts === null || sequence.length === 0) return;
    const part = ordered(sequence, points);
    const isBehind = (part.sequence[0] ?? 0) > (parts.at(-1)?.lastSequence ?? -1);
    if (!isBehind || !isAscending(part.sequence) || parts.length >= MOST_PARTS) {
      this.#leaveOut(number, 'decreasing_or_equal_shape_sequence', 0, 'has its points in no clear order');
      return;
    }
    const line = simplifyLine(part.points, TOLERANCE_METRES);
    parts.push({ line, lastSequence: part.sequence.at(-1) ?? 0 });
  }

  #leaveOut(number: number, code: string, line: number, what: string): void {
    this.#parts[number] = null;
    this.#reading.problems.warning(code, FILE, line, `a shape ${what}: it is not drawn`);
  }
}

function ordered(sequence: Int32Array, points: Int32Array): { sequence: Int32Array; points: Int32Array } {
  if (isAscending(sequence)) return { sequence, points };
  const order = Array.from(sequence.keys()).sort((a, b) => (sequence[a] ?? 0) - (sequence[b] ?? 0));
  return {
    sequence: Int32Array.from(order, (i) => sequence[i] ?? 0),
    points: Int32Array.from(order.flatMap((i) => [points[i * 2] ?? 0, points[i * 2 + 1] ?? 0])),
  };
}

function isAscending(sequence: Int32Array): boolean {
  return sequence.every((value, i) => i === 0 || value > (sequence[i - 1] ?? 0));
}

function joined(parts: readonly Part[]): ShapeLine {
  if (parts.length === 1) return parts[0]?.line ?? new Int32Array(0);
  return simplifyLine(Int32Array.from(parts.flatMap(({ line }) => [...line])), TOLERANCE_METRES);
}
