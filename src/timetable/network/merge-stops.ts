import type { Network } from './network.ts';

/**
 * The network with stops taken to be one and the same: every call and transfer of stop `s` is moved to `into[s]`.
 * The stop itself stays in its table, so that indexes and both feeds' ids stay good; nothing calls at it any more.
 * @param into for each stop itself or another that stays itself. @throws RangeError where it is not so.
 */
export function mergeStops(network: Network, into: Int32Array): Network {
  for (const target of into) {
    if (into[target] !== target) throw new RangeError(`stop ${target} is merged into and merged away`);
  }
  const moved = (stops: Int32Array) => stops.map((stop) => (stop === -1 ? -1 : (into[stop] ?? stop)));
  return {
    ...network,
    calls: { ...network.calls, stop: moved(network.calls.stop) },
    transfers: {
      ...network.transfers,
      fromStop: moved(network.transfers.fromStop),
      toStop: moved(network.transfers.toStop),
    },
  };
}
