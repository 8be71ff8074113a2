import type { Browser, EntryState } from './navigator.ts';

/** The browser this runs in. */
export const thisBrowser: Browser = {
  push: (state, path) => history.pushState(state, '', path),
  replace: (state) => history.replaceState(state, ''),
  back: () => history.back(),
  scrollY: () => window.scrollY,
  // Unique among the entries of one tab; crypto.randomUUID is missing on plain http.
  newKey: () => Math.random().toString(36).slice(2),
};

/** What we left in a history entry; null where it is not ours. */
export function readEntryState(state: unknown): EntryState | null {
  if (typeof state !== 'object' || state === null) return null;
  const key: unknown = Reflect.get(state, 'key');
  const backPath: unknown = Reflect.get(state, 'backPath');
  if (typeof key !== 'string') return null;
  return {
    key,
    backPath: typeof backPath === 'string' ? backPath : null,
    backIsPrevious: Reflect.get(state, 'backIsPrevious') === true,
  };
}
