import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANY_VACANCY, type VacancySummary } from '../../domain/vacancy.ts';
import type { Page, SearchPage } from '../page.ts';
import { type Browser, type EntryState, Navigator } from './navigator.ts';
import { BUSY_AFTER_MS } from './navigator-limits.ts';

/** A browser's history and scroll, without the browser. */
class FakeBrowser implements Browser {
  readonly entries: { state: EntryState; path: string }[] = [];
  readonly log: string[] = [];
  scroll = 0;
  #keys = 0;

  push(state: EntryState, path: string): void {
    this.entries.push({ state, path });
  }

  replace(state: EntryState): void {
    this.entries[Math.max(0, this.entries.length - 1)] = { state, path: '/' };
  }

  back(): void {
    this.log.push('back');
  }

  scrollY(): number {
    return this.scroll;
  }

  newKey(): string {
    this.#keys += 1;
    return `key-${this.#keys}`;
  }

  entry(index: number): EntryState {
    const entry = this.entries[index];
    if (entry === undefined) throw new RangeError(`no entry ${index}`);
    return entry.state;
  }
}

/** A server that answers when told to. */
class FakeServer {
  readonly asked: { path: string; signal: AbortSignal; answer(page: Page): void; fail(): void }[] = [];

  readonly fetchPage = (path: string, signal: AbortSignal): Promise<Page> =>
    new Promise((answer, reject) => {
      this.asked.push({ path, signal, answer, fail: () => reject(new Error('down')) });
      signal.addEventListener('abort', () => reject(signal.reason));
    });

  last() {
    const request = this.asked.at(-1);
    if (request === undefined) throw new RangeError('nothing was asked');
    return request;
  }
}

const SHARED = { language: 'da', sources: [], now: '2026-11-22T10:00:00+01:00' } as const;

function search(path: string, ids: readonly string[] = [], nextCursor: string | null = null): SearchPage {
  const items = ids.map((id): VacancySummary => ({ ...VACANCY, id }));
  return {
    ...SHARED,
    kind: 'search',
    path,
    query: {
      ...ANY_VACANCY,
      sort: 'published',
      limit: 20,
      cursor: null,
      facets: true,
    },
    result: { total: ids.length, items, understood: [], nextCursor },
  };
}

function vacancy(id: string): Page {
  const detail = {
    ...VACANCY,
    id,
    description: '',
    descriptionHtml: '',
    requirements: [],
    openUntil: null,
    closedAt: null,
    closedReason: null,
  };
  return {
    ...SHARED,
    kind: 'vacancy',
    path: `/vacancy/${id}`,
    vacancy: detail,
    similar: { country: 'SE', items: [] },
    home: null,
    crossing: { to: 'DK', isLikely: false, topics: [], writtenOn: '2026-11-28' },
    backPath: null,
  };
}

const VACANCY: VacancySummary = {
  id: 'a',
  title: 'Kok',
  snippet: '',
  language: 'da',
  employer: { name: null, orgNumber: null, country: null },
  workplace: {
    country: 'DK',
    municipality: null,
    postcode: null,
    city: null,
    street: null,
    lat: null,
    lon: null,
    precision: 'unknown',
  },
  occupation: null,
  hours: null,
  duration: null,
  positions: null,
  publishedAt: null,
  deadline: null,
  updatedAt: '2026-03-01T03:00:00+01:00',
  postings: [],
};

function start(page: Page = search('/')) {
  const browser = new FakeBrowser();
  const server = new FakeServer();
  const navigator = new Navigator(page, null, browser, server.fetchPage);
  return { browser, server, navigator };
}

describe('Navigator', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows the answer and puts its address into the history', async () => {
    const { browser, server, navigator } = start();
    const going = navigator.go('/?q=kok');
    server.last().answer(search('/?q=kok'));
    await going;
    expect(navigator.view()).toMatchObject({
      page: { path: '/?q=kok' },
      status: 'idle',
      arrival: { kind: 'refine' },
    });
    expect(browser.entries.at(-1)?.path).toBe('/?q=kok');
  });

  it('drops the answer to a question asked before the last', async () => {
    const { browser, server, navigator } = start();
    const first = navigator.go('/?q=a');
    const second = navigator.go('/?q=b');
    server.asked[0]?.answer(search('/?q=a'));
    server.asked[1]?.answer(search('/?q=b'));
    await Promise.all([first, second]);
    expect(server.asked[0]?.signal.aborted).toBe(true);
    expect(navigator.view().page.path).toBe('/?q=b');
    expect(browser.entries.map(({ path }) => path)).toEqual(['/', '/?q=b']);
  });

  it('is busy only after a wait that is noticed, and no longer once the answer is there', async () => {
    const { server, navigator } = start();
    const going = navigator.go('/?q=kok');
    vi.advanceTimersByTime(BUSY_AFTER_MS - 1);
    expect(navigator.view().status).toBe('idle');
    vi.advanceTimersByTime(1);
    expect(navigator.view().status).toBe('busy');
    server.last().answer(search('/?q=kok'));
    await going;
    vi.advanceTimersByTime(10 * BUSY_AFTER_MS);
    expect(navigator.view().status).toBe('idle');
  });

  it('keeps what is shown when no answer comes, and tries again when asked to', async () => {
    const { browser, server, navigator } = start(search('/', ['a']));
    const going = navigator.go('/?q=kok');
    server.last().fail();
    await going;
    expect(navigator.view()).toMatchObject({ page: { path: '/' }, status: 'failed' });
    expect(browser.entries).toHaveLength(1);
    const again = navigator.retry();
    expect(server.last().path).toBe('/?q=kok');
    expect(navigator.view().status).toBe('idle');
    server.last().answer(search('/?q=kok'));
    await again;
    expect(navigator.view()).toMatchObject({ page: { path: '/?q=kok' }, status: 'idle' });
  });

  it('adds further results below, each once, under the same address', async () => {
    const { browser, server, navigator } = start(search('/', ['a', 'b'], 'one'));
    const appending = navigator.append('/?cursor=one');
    server.last().answer(search('/?cursor=one', ['b', 'c'], 'two'));
    await appending;
    const { page, arrival } = navigator.view();
    expect(page.path).toBe('/');
    expect(page.kind === 'search' && page.result.items.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(page.kind === 'search' && page.result.nextCursor).toBe('two');
    expect(arrival).toEqual({ kind: 'append', firstNew: 2 });
    expect(browser.entries).toHaveLength(1);
  });

  it('comes back to the list as it was left, appended results and scroll, without asking', async () => {
    const { browser, server, navigator } = start(search('/', ['a'], 'one'));
    const appending = navigator.append('/?cursor=one');
    server.last().answer(search('/?cursor=one', ['b']));
    await appending;
    browser.scroll = 700;
    const visiting = navigator.go('/vacancy/b');
    server.last().answer(vacancy('b'));
    await visiting;
    expect(navigator.view()).toMatchObject({
      page: { kind: 'vacancy', backPath: '/' },
      arrival: { kind: 'visit' },
    });
    const asked = server.asked.length;
    await navigator.returnTo(browser.entry(0), '/');
    const { page, arrival } = navigator.view();
    expect(page.kind === 'search' && page.result.items).toHaveLength(2);
    expect(arrival).toMatchObject({ kind: 'return', scrollY: 700, from: { kind: 'vacancy' } });
    expect(server.asked).toHaveLength(asked);
  });

  it('takes the link back as the browser’s own back', async () => {
    const { browser, server, navigator } = start();
    const visiting = navigator.go('/vacancy/a');
    server.last().answer(vacancy('a'));
    await visiting;
    await navigator.go('/');
    expect(browser.log).toEqual(['back']);
    expect(server.asked).toHaveLength(1);
  });

  it('asks for an entry that it does not hold, as after a reload', async () => {
    const { server, navigator } = start(search('/?q=b'));
    const entry: EntryState = { key: 'before', backPath: null, backIsPrevious: false };
    const returning = navigator.returnTo(entry, '/?q=a');
    server.last().answer(search('/?q=a'));
    await returning;
    expect(navigator.view().page.path).toBe('/?q=a');
  });

  it('does not keep one page under the entry of another while that is awaited', async () => {
    const { browser, server, navigator } = start(search('/?q=b', ['b']));
    const older: EntryState = { key: 'older', backPath: null, backIsPrevious: false };
    const pending = navigator.returnTo(older, '/?q=a');
    await navigator.returnTo(browser.entry(0), '/?q=b');
    await pending;
    expect(navigator.view().page.path).toBe('/?q=b');
    const again = navigator.returnTo(older, '/?q=a');
    expect(server.last().path).toBe('/?q=a');
    server.last().answer(search('/?q=a'));
    await again;
    expect(navigator.view().page.path).toBe('/?q=a');
  });

  it('finds the way back again after a reload of a vacancy', () => {
    const browser = new FakeBrowser();
    const state: EntryState = { key: 'x', backPath: '/?q=kok', backIsPrevious: true };
    const navigator = new Navigator(vacancy('a'), state, browser, new FakeServer().fetchPage);
    expect(navigator.view().page).toMatchObject({ backPath: null });
    navigator.restoreWayBack();
    expect(navigator.view().page).toMatchObject({ backPath: '/?q=kok' });
  });

  it('tells its listeners, until they leave', async () => {
    const { server, navigator } = start();
    const listener = vi.fn();
    const leave = navigator.subscribe(listener);
    const going = navigator.go('/?q=a');
    server.last().answer(search('/?q=a'));
    await going;
    expect(listener).toHaveBeenCalledTimes(1);
    leave();
    const more = navigator.go('/?q=b');
    server.last().answer(search('/?q=b'));
    await more;
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
