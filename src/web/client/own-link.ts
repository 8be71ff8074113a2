/** The pages that this script can show; `/docs`, `/api` and the files are the server's. */
const PAGES = /^\/(?:$|vacancy\/|journeys$|shortlist$|status$|about$)/;

/**
 * Path and query of a link if it leads to a page of ours, else null: another host, another tab, a download, or only
 * a place within the page shown.
 */
export function ownPagePath(link: HTMLAnchorElement, current: URL): string | null {
  if (link.origin !== current.origin || !PAGES.test(link.pathname)) return null;
  if (link.hasAttribute('download') || (link.target !== '' && link.target !== '_self')) return null;
  if (link.hash !== '' && link.pathname === current.pathname && link.search === current.search) return null;
  return link.pathname + link.search;
}
