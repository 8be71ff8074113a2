import { stringAt } from '../columns/string-table.ts';
import { followShape } from '../network/follow-shape.ts';
import { endCallOf, firstCallOf, type Network, tripCount } from '../network/network.ts';
import { shapeLine } from '../network/shapes.ts';
import type { ProblemLog } from './problem-log.ts';

/**
 * Takes from trips the shapes that lead past none of their stops, judged by the first trip of each: a line of another
 * place, or one whose coordinates are swapped.
 */
export function dropFarShapes(network: Network, problems: ProblemLog): void {
  const { trips, calls, stops, shapes } = network;
  const isUsable = new Map<number, boolean>();
  for (let trip = 0; trip < tripCount(network); trip++) {
    const shape = trips.shape[trip] ?? -1;
    if (shape === -1) continue;
    let usable = isUsable.get(shape);
    if (usable === undefined) {
      const places = Array.from(
        calls.stop.subarray(firstCallOf(network, trip), endCallOf(network, trip)),
        (stop) => ({ latitude: stops.latitude[stop] ?? 0, longitude: stops.longitude[stop] ?? 0 }),
      );
      const line = shapeLine(shapes, shape);
      usable = line.length > 0 && followShape(line, places) !== null;
      isUsable.set(shape, usable);
      if (!usable && line.length > 0) {
        const message = `the shape of trip ${stringAt(trips.id, trip)} lies far from its stops: it is not drawn`;
        problems.warning('stop_too_far_from_shape', 'shapes.txt', 0, message);
      }
    }
    if (!usable) trips.shape[trip] = -1;
  }
}
