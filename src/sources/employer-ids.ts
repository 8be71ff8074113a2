/**
 * What the employer's own recruiting system calls an ad, in the words in which others repeat it, so that an ad and its
 * copies meet whatever their texts have become.
 */

/**
 * The id that Platsbanken gives an ad which comes from an employer's own system: `46-{organisation number}-{its id
 * there}` (of 27 such ads of 2025 most have there the very id of the employer's page).
 * @param orgNumber ten digits, for a Swedish employer; null for all others, of whom nothing follows.
 */
export function transferredId(orgNumber: string | null, id: string | null): string | null {
  const own = id?.trim().toLowerCase() ?? '';
  if (own === '' || orgNumber === null || !/^\d{10}$/.test(orgNumber)) return null;
  return `dxa:46-${orgNumber.slice(0, 6)}-${orgNumber.slice(6)}-${own}`;
}

/** An Emply career site and the ad's short id there: the words between them in an address are the title of the day. */
export function emplyId(host: string, shortId: string): string {
  return `emply:${host.toLowerCase()}:${shortId.trim().toLowerCase()}`;
}

/**
 * The id in the recruiting system that an address leads to, where it is one of those whose addresses of one ad differ:
 * by who published it where (HR-Manager), by its title (Emply). Null for any other address.
 */
export function recruitingId(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { hostname, host, pathname, searchParams } = new URL(address);
  if (isAt(hostname, 'hr-manager.net')) return hrmanagerId(searchParams);
  const [, shortId] = /^\/ad\/[^/]+\/([\w-]+)\/?$/.exec(pathname) ?? [];
  return isAt(hostname, 'emply.com') && shortId !== undefined ? emplyId(host, shortId) : null;
}

/** Customer and project. One project may be published for several departments: each is an ad of its own. */
function hrmanagerId(parameters: URLSearchParams): string | null {
  const given = new Map([...parameters].map(([name, value]) => [name.toLowerCase(), value]));
  const [customer, project] = [given.get('cid'), given.get('projectid')];
  if (customer === undefined || project === undefined || !/^\d+$/.test(`${customer}${project}`)) return null;
  const department = given.get('departmentid');
  return ['hrmanager', customer, project, ...(department === undefined ? [] : [department])].join(':');
}

function isAt(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}
