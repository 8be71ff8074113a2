import { describe, expect, it } from 'vitest';
import { type HarvestRun, NO_COUNTS, type RunCounts } from '../domain/harvest.ts';
import { FILL_FIELDS } from '../sources/expectations.ts';
import { type Evidence, expectationsOf, type Loss, shortfalls, usualOf } from './expectations.ts';

/** What the tests say of a run: the rest is as in an ordinary night. */
interface Said extends Partial<Pick<Evidence, 'of'>>, Partial<Loss> {
  readonly earlier?: readonly HarvestRun[];
}

function found(counts: Partial<RunCounts>, said: Said = {}, own = {}): string[] {
  const { of = 'listing', open = 1000, closing = 50, what = 'were not listed', earlier = [] } = said;
  const read = { ...NO_COUNTS, ...counts };
  const usual = usualOf(earlier, (run) => (run.complete ? run.counts.read : undefined));
  const listed = { now: read.read, usual };
  const judged: Evidence = { of, counts: read, losses: [{ open, closing, what }], listed };
  return shortfalls(judged, expectationsOf(own));
}

function runThatRead(read: number, changes: Partial<HarvestRun> = {}): HarvestRun {
  return {
    id: String(read),
    mode: 'listing',
    startedAt: '2026-11-22T03:00:00+01:00',
    finishedAt: '2026-11-22T03:10:00+01:00',
    outcome: 'ok',
    complete: true,
    counts: { ...NO_COUNTS, read },
    message: null,
    ...changes,
  };
}

/** Postings of which all but `lacking` say everything. */
function fill(postings: number, lacking: Partial<Record<string, number>> = {}): RunCounts['fill'] {
  const filled = FILL_FIELDS.map((field) => [field, postings - (lacking[field] ?? 0)]);
  return Object.fromEntries([['postings', postings], ...filled]);
}

describe('shortfalls', () => {
  it('finds none in an ordinary night', () => {
    expect(found({ read: 1000, unchanged: 950, rejected: 3, fill: fill(50) })).toEqual([]);
  });

  it('does not believe an empty listing', () => {
    expect(found({ read: 0 }, { open: 10, closing: 10 })).toHaveLength(1);
    expect(found({ read: 99 }, {}, { leastRead: 100 })).toEqual([expect.stringContaining('only 99')]);
  });

  it('believes an empty window of changes', () => {
    expect(found({ read: 0 }, { of: 'changes', closing: 0, earlier: [runThatRead(1000)] })).toEqual([]);
  });

  it('believes an employer who looks for nobody', () => {
    expect(found({ read: 0 }, { of: 'feed', open: 10, closing: 10 })).toEqual([]);
  });

  it('holds an employer to the rest, but for what a few records say', () => {
    const earlier = [runThatRead(100)];
    expect(found({ read: 60 }, { of: 'feed', earlier })).toEqual([expect.stringContaining('had 100')]);
    expect(found({ read: 60 }, { of: 'feed', open: 60, closing: 20 })).toHaveLength(1);
    expect(found({ read: 19, rejected: 9 }, { of: 'feed' })).toEqual([]);
    expect(found({ read: 20, rejected: 9 }, { of: 'feed' })).toHaveLength(1);
  });

  it('stops where too many records cannot be read', () => {
    expect(found({ read: 100, rejected: 10 })).toEqual([]);
    expect(found({ read: 100, rejected: 11 })).toEqual([expect.stringContaining('11 of 100')]);
    expect(found({ read: 4, rejected: 2 }, { of: 'changes' })).toEqual([]);
    expect(found({ read: 40, rejected: 20 }, { of: 'changes' })).toHaveLength(1);
  });

  it('stops where too many open postings would be closed at once', () => {
    expect(found({ read: 700 }, { closing: 300 })).toEqual([]);
    expect(found({ read: 699 }, { closing: 301 })).toEqual([expect.stringContaining('301 of 1000')]);
    expect(found({}, { of: 'changes', closing: 301, what: 'were said to be gone' })).toEqual([
      expect.stringContaining('said to be gone'),
    ]);
  });

  it('lets a small source change wholly', () => {
    expect(found({ read: 5 }, { open: 49, closing: 49 })).toEqual([]);
  });

  it('stops at a drop below the median of the last good listings', () => {
    const earlier = [900, 1000, 1100].map((read) => runThatRead(read));
    expect(found({ read: 700 }, { earlier })).toEqual([]);
    expect(found({ read: 699 }, { earlier })).toEqual([expect.stringContaining('had 1000')]);
    expect(found({ read: 699 }, { earlier }, { largestDrop: 0.5 })).toEqual([]);
  });

  it('expects from then on what somebody accepted', () => {
    const earlier = [runThatRead(500, { accepted: true }), runThatRead(1000), runThatRead(1000)];
    expect(found({ read: 500 }, { earlier })).toEqual([]);
    expect(found({ read: 500 }, { earlier: [...earlier.slice(1), ...earlier] })).toHaveLength(1);
  });

  it('takes no measure from runs that were cut, suspect, of the other mode, or too small', () => {
    const earlier = [
      runThatRead(9000, { complete: false }),
      runThatRead(9000, { outcome: 'suspect' }),
      runThatRead(9000, { outcome: 'failed' }),
      runThatRead(9000, { mode: 'changes' }),
    ];
    expect(found({ read: 10 }, { earlier })).toEqual([]);
    expect(found({ read: 1 }, { earlier: [runThatRead(49)] })).toEqual([]);
  });

  it.each([
    ['title', 2],
    ['body', 11],
    ['place', 51],
    ['employer', 51],
  ])('stops where too many postings lost their %s', (field, lacking) => {
    expect(found({ read: 1000, fill: fill(100, { [field]: lacking }) })).toHaveLength(1);
    expect(found({ read: 1000, fill: fill(100, { [field]: lacking - 1 }) })).toEqual([]);
    expect(found({ read: 1000, fill: fill(49, { [field]: 49 }) })).toEqual([]);
  });

  it('holds a source to what it says of itself, and to the rest', () => {
    const own = { leastFill: { end: 0.8 } };
    expect(found({ read: 100, fill: fill(100, { end: 21 }) })).toEqual([]);
    expect(found({ read: 100, fill: fill(100, { end: 21 }) }, {}, own)).toEqual([
      'only 79 of 100 postings have a deadline or an end of publication, at least 80 % expected',
    ]);
    expect(found({ read: 100, fill: fill(100, { title: 100 }) }, {}, own)).toHaveLength(1);
  });
});
