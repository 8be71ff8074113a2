import type { Network, Transfers } from '../network/network.ts';

/**
 * The network without the rules on changing, for whoever changes, that a feed has for stops of its own which become
 * another feed's: where that one has a rule for the same two stops, being at home there it knows better; and what was
 * said of two platforms says nothing of the one stop they become, or nobody could change at a station because there is
 * no way between two tracks.
 * @param into as for `mergeStops`, which is yet to be done.
 */
export function withoutGuestRules(network: Network, into: Int32Array): Network {
  const { transfers } = network;
  const moved = (stop: number) => (stop === -1 ? -1 : (into[stop] ?? stop));
  const pairOf = (row: number) =>
    `${moved(transfers.fromStop[row] ?? -1)} ${moved(transfers.toStop[row] ?? -1)}`;
  const isGuests = (row: number) =>
    [transfers.fromStop[row] ?? -1, transfers.toStop[row] ?? -1].some((stop) => moved(stop) !== stop);
  const rows = [...transfers.type.keys()];
  const said = new Set(
    rows.filter((row) => isForAll(transfers, row) && isOfStops(transfers, row) && !isGuests(row)).map(pairOf),
  );
  const kept = rows.filter((row) => {
    if (!isForAll(transfers, row) || !isGuests(row)) return true;
    const [from, to] = [transfers.fromStop[row] ?? -1, transfers.toStop[row] ?? -1];
    if (from !== to && moved(from) === moved(to)) return false;
    return !isOfStops(transfers, row) || !said.has(pairOf(row));
  });
  return kept.length === rows.length ? network : { ...network, transfers: pick(transfers, kept) };
}

function isForAll({ fromTrip, toTrip, fromRoute, toRoute }: Transfers, row: number): boolean {
  return [fromTrip, toTrip, fromRoute, toRoute].every((column) => column[row] === -1);
}

function isOfStops({ fromStop, toStop }: Transfers, row: number): boolean {
  return fromStop[row] !== -1 && toStop[row] !== -1;
}

function pick(transfers: Transfers, rows: readonly number[]): Transfers {
  const of = (column: Int32Array) => Int32Array.from(rows, (row) => column[row] ?? -1);
  return {
    fromStop: of(transfers.fromStop),
    toStop: of(transfers.toStop),
    fromStation: of(transfers.fromStation),
    toStation: of(transfers.toStation),
    fromRoute: of(transfers.fromRoute),
    toRoute: of(transfers.toRoute),
    fromTrip: of(transfers.fromTrip),
    toTrip: of(transfers.toTrip),
    type: Uint8Array.from(rows, (row) => transfers.type[row] ?? 0),
    minTime: of(transfers.minTime),
  };
}
