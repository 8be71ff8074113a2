import { pathOf } from './page-request.ts';

/** Whoever knows what follows may read it: it stands in no log, whether or not it is the address of anything. */
const SECRET_PREFIXES = ['/shared/'];

/** The path of a URL as it may stand in the log: without its query, and without tokens. */
export function loggedPath(url: string): string {
  const path = pathOf(url);
  // As the router reads it: `/%73hared/…` is the same address.
  const read = decoded(path);
  const secret = SECRET_PREFIXES.find((prefix) => read.startsWith(prefix));
  return secret === undefined ? path : `${secret}…`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
