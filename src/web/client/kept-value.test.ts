import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptValue } from './kept-value.ts';

type Listener = (event: { readonly key: string | null }) => void;

const FORM = {
  empty: 0,
  parse: (kept: unknown) => (typeof kept === 'number' ? kept : null),
  write: (value: number) => value,
};

describe('a kept value', () => {
  let entries: Map<string, string>;
  let windows: Set<Listener>;

  beforeEach(() => {
    entries = new Map();
    windows = new Set();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => entries.get(name) ?? null,
      setItem: (name: string, text: string) => void entries.set(name, text),
    });
    vi.stubGlobal('window', {
      addEventListener: (_: string, listener: Listener) => windows.add(listener),
      removeEventListener: (_: string, listener: Listener) => windows.delete(listener),
    });
  });

  afterEach(() => vi.unstubAllGlobals());

  const count = () => keptValue<number>('count', FORM);

  it('outlives the page, and tells of its changes', () => {
    const told: number[] = [];
    const here = count();
    const stop = here.subscribe(() => told.push(here.read()));
    expect(here.read()).toBe(0);
    expect(here.change((value) => value + 2)).toBe(true);
    stop();
    here.change((value) => value + 1);
    expect(told).toEqual([2]);
    expect(count().read()).toBe(3);
    expect(windows.size).toBe(0);
  });

  it('follows other tabs, and loses nothing of what they wrote', () => {
    const here = count();
    const told: number[] = [];
    here.subscribe(() => told.push(here.read()));
    here.change(() => 1);
    entries.set('count', '5');
    expect(here.read()).toBe(1);
    here.change((value) => value + 1);
    expect(entries.get('count')).toBe('6');
    entries.set('count', '9');
    for (const tell of windows) tell({ key: 'another' });
    for (const tell of windows) tell({ key: 'count' });
    entries.clear();
    for (const tell of windows) tell({ key: null });
    expect(told).toEqual([1, 6, 9, 0]);
  });

  it.each(['{', '"7"'])('puts aside what it cannot read: %s', (unread) => {
    entries.set('count', unread);
    expect(count().read()).toBe(0);
    count().change(() => 1);
    expect([...entries]).toEqual([
      ['count', '1'],
      ['count.unread', unread],
    ]);
  });

  it('lasts until the page is left where nothing is kept', () => {
    const denied = () => {
      throw new Error('denied');
    };
    vi.stubGlobal('localStorage', { getItem: denied, setItem: denied });
    const here = count();
    expect(here.change(() => 4)).toBe(false);
    expect(here.change((value) => value + 1)).toBe(false);
    expect(here.read()).toBe(5);
  });
});
