import ipaddr from 'ipaddr.js';

/** All that is handed out for the public internet of IPv6 (RFC 4291, IANA): 2000::/3. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the public internet: not of this machine, its network, its provider's inside, a cloud's
 * metadata service (link-local), a translation or tunnel into any of these (IPv4-mapped, NAT64, 6to4, Teredo), or
 * anything set aside (RFC 6890). What cannot be read is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}
