import { type Network, TRANSFER_MIN_TIME } from '../../timetable/network/network.ts';
import { DEFAULT_WALKING } from '../../timetable/network/walking.ts';

const known = new WeakMap<Network, ReadonlyMap<number, number>>();

/** Seconds to get from one vehicle to the next at a stop: as its feed says for all of them, or else the usual. */
export function changeTimes(network: Network): (stop: number) => number {
  let stated = known.get(network);
  if (stated === undefined) {
    stated = statedTimes(network);
    known.set(network, stated);
  }
  const times = stated;
  return (stop) => times.get(stop) ?? DEFAULT_WALKING.changeSeconds;
}

function statedTimes({ transfers }: Network): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const [row, type] of transfers.type.entries()) {
    const from = transfers.fromStop[row] ?? -1;
    const seconds = transfers.minTime[row] ?? -1;
    const isSame = from !== -1 && transfers.toStop[row] === from && type === TRANSFER_MIN_TIME;
    const { fromRoute, toRoute, fromTrip, toTrip } = transfers;
    const isForAll = [fromRoute, toRoute, fromTrip, toTrip].every((column) => column[row] === -1);
    if (isSame && isForAll && seconds >= 0) times.set(from, seconds);
  }
  return times;
}
