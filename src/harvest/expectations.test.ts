import { describe, expect, it } from 'vitest';
import { NO_COUNTS } from '../domain/harvest.ts';
import { DEFAULT_EXPECTATIONS, shortfalls } from './expectations.ts';

const steady = { open: 1000, unseen: 50 };

function found(counts: Partial<typeof NO_COUNTS>, before = steady): string[] {
  return shortfalls({ ...NO_COUNTS, ...counts }, before, DEFAULT_EXPECTATIONS);
}

describe('shortfalls', () => {
  it('finds none in an ordinary night', () => {
    expect(found({ read: 1000, unchanged: 950, rejected: 3 })).toEqual([]);
  });

  it('does not believe an empty listing', () => {
    expect(found({ read: 0 }, { open: 10, unseen: 10 })).toHaveLength(1);
  });

  it('stops where too many records cannot be read', () => {
    expect(found({ read: 100, rejected: 10 })).toEqual([]);
    expect(found({ read: 100, rejected: 11 })).toEqual([expect.stringContaining('11 of 100')]);
  });

  it('stops where too many open postings would be closed at once', () => {
    expect(found({ read: 700 }, { open: 1000, unseen: 300 })).toEqual([]);
    expect(found({ read: 699 }, { open: 1000, unseen: 301 })).toEqual([
      expect.stringContaining('301 of 1000'),
    ]);
  });

  it('lets a small source change wholly', () => {
    expect(found({ read: 5 }, { open: 49, unseen: 49 })).toEqual([]);
  });
});
