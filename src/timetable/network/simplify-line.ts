import { SHAPE_UNITS, type ShapeLine } from './shapes.ts';

const METRES_PER_UNIT = 111_195 / SHAPE_UNITS;

/**
 * The line with as few of its points as leave it within `metres` of what it was (Douglas and Peucker, "Algorithms for
 * the reduction of the number of points required to represent a digitized line", Cartographica 10, 1973). Without
 * recursion: a line may have tens of thousands of points.
 */
export function simplifyLine(line: ShapeLine, metres: number): ShapeLine {
  const count = line.length / 2;
  if (count < 3) return line;
  const kept = new Uint8Array(count);
  kept[0] = 1;
  kept[count - 1] = 1;
  const east = Math.cos(((line[0] ?? 0) / SHAPE_UNITS) * (Math.PI / 180));
  const limit = (metres / METRES_PER_UNIT) ** 2;
  const open: [number, number][] = [[0, count - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    const farthest = farthestBetween(line, from, to, east);
    if (farthest === null || farthest.squared <= limit) continue;
    kept[farthest.point] = 1;
    open.push([from, farthest.point], [farthest.point, to]);
  }
  return line.filter((_, i) => kept[i >> 1] === 1);
}

function farthestBetween(
  line: ShapeLine,
  from: number,
  to: number,
  east: number,
): { point: number; squared: number } | null {
  let point = -1;
  let squared = -1;
  const y = line[from * 2] ?? 0;
  const x = line[from * 2 + 1] ?? 0;
  const dy = (line[to * 2] ?? 0) - y;
  const dx = ((line[to * 2 + 1] ?? 0) - x) * east;
  const length = dx * dx + dy * dy;
  for (let i = from + 1; i < to; i++) {
    const py = (line[i * 2] ?? 0) - y;
    const px = ((line[i * 2 + 1] ?? 0) - x) * east;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
    const off = (px - along * dx) ** 2 + (py - along * dy) ** 2;
    if (off <= squared) continue;
    squared = off;
    point = i;
  }
  return point === -1 ? null : { point, squared };
}
