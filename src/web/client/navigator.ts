import type { Page } from '../page.ts';
import { BUSY_AFTER_MS, KEPT_PAGES } from './navigator-limits.ts';

/** Why the page shown is another than before: decides where focus and scroll go. */
export type Arrival =
  /** The document itself brought it. */
  | { readonly kind: 'start' }
  /** A link to another kind of page, or to another vacancy. */
  | { readonly kind: 'visit' }
  /** The search with other words, filters or order. */
  | { readonly kind: 'refine' }
  /** More results below those shown; `firstNew` is the index of the first. */
  | { readonly kind: 'append'; readonly firstNew: number }
  /** Back or forward; `from` is what was shown before. */
  | { readonly kind: 'return'; readonly scrollY: number; readonly from: Page };

export interface View {
  readonly page: Page;
  readonly status: 'idle' | 'busy' | 'failed';
  readonly arrival: Arrival;
}

/** What an entry of the browser's history carries; it outlives a reload. */
export interface EntryState {
  readonly key: string;
  /** The search that led to a vacancy. */
  readonly backPath: string | null;
  /** That search is the entry just before this one. */
  readonly backIsPrevious: boolean;
}

/** The parts of a browser that moving on needs; in tests a double. */
export interface Browser {
  push(state: EntryState, path: string): void;
  replace(state: EntryState): void;
  back(): void;
  scrollY(): number;
  newKey(): string;
}

type FetchPage = (path: string, signal: AbortSignal) => Promise<Page>;

interface KeptPage {
  readonly page: Page;
  readonly scrollY: number;
}

/**
 * Moves from page to page without leaving the document. One request at a time: whoever asks again has lost interest
 * in the answer before, which is dropped. Pages shown stay at hand for "back", with everything appended to them.
 */
export class Navigator {
  readonly #fetchPage: FetchPage;
  readonly #browser: Browser;
  readonly #listeners = new Set<() => void>();
  readonly #kept = new Map<string, KeptPage>();
  #view: View;
  #entry: EntryState;
  /** The entry whose page is shown: behind `#entry` while the browser has gone back and the page is awaited. */
  #shownKey: string;
  #abort: AbortController | null = null;
  #failed: (() => Promise<void>) | null = null;

  /** `state` is what the history entry of the document carries, null at a first visit. */
  constructor(page: Page, state: EntryState | null, browser: Browser, fetchPage: FetchPage) {
    this.#browser = browser;
    this.#fetchPage = fetchPage;
    this.#entry = state ?? { key: browser.newKey(), backPath: null, backIsPrevious: false };
    this.#view = { page, status: 'idle', arrival: { kind: 'start' } };
    this.#shownKey = this.#entry.key;
    browser.replace(this.#entry);
  }

  readonly view = (): View => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Where a reload came back to a vacancy: the way back that only the history knows. */
  restoreWayBack(): void {
    this.#set({ ...this.#view, page: withWayBack(this.#view.page, this.#entry) });
  }

  /** The reader jumped within the page: the new history entry shows what this one does. */
  keepEntry(): void {
    this.#browser.replace(this.#entry);
  }

  /** Follows a link or sends the form. */
  async go(path: string): Promise<void> {
    const { page } = this.#view;
    if (page.kind === 'vacancy' && path === page.backPath && this.#entry.backIsPrevious) {
      this.#browser.back();
      return;
    }
    await this.#fetch(
      path,
      () => this.go(path),
      (next) => this.#arrive(path, next),
    );
  }

  /** Adds the results at `path` to the search shown. The address stays: it names the whole list. */
  async append(path: string): Promise<void> {
    await this.#fetch(
      path,
      () => this.append(path),
      (next) => {
        const { page } = this.#view;
        if (page.kind !== 'search' || next.kind !== 'search') return this.#arrive(path, next);
        const items = [...page.result.items, ...withoutKnown(next, page)];
        const result = { ...page.result, items, nextCursor: next.result.nextCursor };
        const arrival: Arrival = { kind: 'append', firstNew: page.result.items.length };
        this.#set({ page: { ...page, result }, status: 'idle', arrival });
      },
    );
  }

  async retry(): Promise<void> {
    await this.#failed?.();
  }

  /** The browser has gone back or forward to an entry; `path` is its address. */
  async returnTo(state: EntryState | null, path: string): Promise<void> {
    this.#keep();
    const from = this.#view.page;
    this.#entry = state ?? { key: this.#browser.newKey(), backPath: null, backIsPrevious: false };
    if (state === null) this.#browser.replace(this.#entry);
    const kept = this.#kept.get(this.#entry.key);
    const show = (page: Page, scrollY: number) => {
      this.#shownKey = this.#entry.key;
      this.#set({
        page: withWayBack(page, this.#entry),
        status: 'idle',
        arrival: { kind: 'return', scrollY, from },
      });
    };
    if (kept !== undefined) {
      this.#cancel();
      show(kept.page, kept.scrollY);
      return;
    }
    await this.#fetch(
      path,
      () => this.returnTo(this.#entry, path),
      (page) => show(page, 0),
    );
  }

  #arrive(path: string, next: Page): void {
    this.#keep();
    const previous = this.#view.page;
    this.#entry = this.#entryAfter(previous, next);
    this.#shownKey = this.#entry.key;
    this.#browser.push(this.#entry, path);
    const refined = previous.kind === 'search' && next.kind === 'search';
    this.#set({
      page: withWayBack(next, this.#entry),
      status: 'idle',
      arrival: { kind: refined ? 'refine' : 'visit' },
    });
  }

  #entryAfter(previous: Page, next: Page): EntryState {
    const key = this.#browser.newKey();
    if (next.kind !== 'vacancy') return { key, backPath: null, backIsPrevious: false };
    if (previous.kind === 'search') {
      return { key, backPath: previous.path, backIsPrevious: this.#entry.key === this.#shownKey };
    }
    const backPath = previous.kind === 'vacancy' ? previous.backPath : null;
    return { key, backPath, backIsPrevious: false };
  }

  async #fetch(path: string, again: () => Promise<void>, done: (page: Page) => void): Promise<void> {
    this.#cancel();
    const abort = new AbortController();
    this.#abort = abort;
    const busy = setTimeout(() => this.#set({ ...this.#view, status: 'busy' }), BUSY_AFTER_MS);
    abort.signal.addEventListener('abort', () => clearTimeout(busy), { once: true });
    try {
      const page = await this.#fetchPage(path, abort.signal);
      if (!abort.signal.aborted) done(page);
    } catch {
      if (abort.signal.aborted) return;
      this.#failed = again;
      this.#set({ ...this.#view, status: 'failed' });
    } finally {
      clearTimeout(busy);
    }
  }

  #cancel(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#failed = null;
    if (this.#view.status === 'failed') this.#set({ ...this.#view, status: 'idle' });
  }

  #keep(): void {
    this.#kept.delete(this.#shownKey);
    this.#kept.set(this.#shownKey, { page: this.#view.page, scrollY: this.#browser.scrollY() });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > KEPT_PAGES && !oldest.done) this.#kept.delete(oldest.value);
  }

  #set(view: View): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

/** The list may have moved while it was read: what is shown already is not shown twice. */
function withoutKnown(next: Page & { kind: 'search' }, shown: Page & { kind: 'search' }) {
  const known = new Set(shown.result.items.map((vacancy) => vacancy.id));
  return next.result.items.filter((vacancy) => !known.has(vacancy.id));
}

function withWayBack(page: Page, entry: EntryState): Page {
  return page.kind === 'vacancy' && entry.backPath !== null ? { ...page, backPath: entry.backPath } : page;
}
