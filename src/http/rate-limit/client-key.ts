import ipaddr from 'ipaddr.js';

/** Where an IPv6 client's own network ends: whoever has one address has all of its /64 to choose from. */
const GROUPS_OF_NETWORK = 4;
/** Some proxies add the port. */
const PORT = /^(\d+(?:\.\d+){3}|\[[^\]]+\]):\d+$/;

/** What a client is counted under: its IPv4 address, or the /64 of its IPv6 address. Null on this machine. */
export function clientKey(address: string): string | null {
  const bare = (PORT.exec(address)?.[1] ?? address).replace(/^\[|\]$/g, '');
  // Only a proxy can have made up something else: all of those together.
  if (!ipaddr.isValid(bare)) return 'unknown';
  const parsed = ipaddr.process(bare);
  if (parsed.range() === 'loopback') return null;
  if (parsed instanceof ipaddr.IPv6) return parsed.parts.slice(0, GROUPS_OF_NETWORK).join(':');
  return parsed.toString();
}
