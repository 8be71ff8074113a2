/**
 * Appends an endpoint to a base URL that may carry a path of its own, with or without a slash at its end:
 * `http://127.0.0.1:9000/jobtech` and `v2/snapshot` give `http://127.0.0.1:9000/jobtech/v2/snapshot`.
 * A query or fragment of the base is dropped.
 */
export function appendPath(base: URL, path: string): URL {
  const url = new URL(base);
  url.search = '';
  url.hash = '';
  url.pathname = `${base.pathname.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  return url;
}
