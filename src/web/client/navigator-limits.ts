/** A wait shorter than this is not worth a sign: it would only flicker. Milliseconds. */
export const BUSY_AFTER_MS = 200;

/** Pages held for "back": a search with many appended results may be a megabyte. */
export const KEPT_PAGES = 20;
