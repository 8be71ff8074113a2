import { describe, expect, it } from 'vitest';
import { LONGEST_NOTE, MOST_LISTED } from '../../domain/shortlist-limits.ts';
import {
  changed,
  holds,
  keptForm,
  moved,
  readKeptForm,
  type Shortlist,
  type ShortlistEntry,
  withEntry,
  withEntryAt,
  without,
} from './shortlist.ts';

function entry(id: string, change: Partial<ShortlistEntry> = {}): ShortlistEntry {
  return {
    id,
    note: `to ${id}`,
    savedOn: '2026-11-22',
    appliedOn: null,
    title: id.toUpperCase(),
    employer: null,
    ...change,
  };
}

const ABC: Shortlist = ['a', 'b', 'c'].map((id) => entry(id));
const FULL: Shortlist = Array.from({ length: MOST_LISTED }, (_, number) => entry(`v${number}`));
const idsOf = (list: Shortlist) => list.map(({ id }) => id).join('');

describe('a shortlist', () => {
  it('takes each vacancy once, at the end or where it was, and no more than it holds', () => {
    expect(idsOf(withEntry(ABC, entry('d')))).toBe('abcd');
    expect(withEntry(ABC, entry('b'))).toBe(ABC);
    expect(withEntry(FULL, entry('x'))).toBe(FULL);
    expect(idsOf(withEntryAt(without(ABC, 'b'), entry('b'), 1))).toBe('abc');
    expect(withEntryAt(FULL, entry('x'), 0)).toBe(FULL);
    expect([holds(ABC, 'b'), holds(ABC, 'x')]).toEqual([true, false]);
  });

  it.each([
    ['a', 1, 'bac'],
    ['c', -1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['x', 1, 'abc'],
  ] as const)('moves %s by %i', (id, by, order) => {
    expect(idsOf(moved(ABC, id, by))).toBe(order);
  });

  it('changes what is written to one', () => {
    const list = changed(ABC, 'b', { note: 'ring', appliedOn: '2026-11-23' });
    expect(list.map(({ note, appliedOn }) => [note, appliedOn])).toEqual([
      ['to a', null],
      ['ring', '2026-11-23'],
      ['to c', null],
    ]);
  });
});

describe('what the browser keeps of it', () => {
  it('reads back as it was written', () => {
    const list = changed(ABC, 'c', { note: '<b>"\n', appliedOn: '2026-11-23' });
    expect(readKeptForm(JSON.parse(JSON.stringify(keptForm(list))))).toEqual(list);
  });

  it.each([null, 'x', [], {}, { version: 2, entries: [] }, { version: 1, entries: 'x' }])(
    'is not what another version or somebody else wrote: %j',
    (value) => {
      expect(readKeptForm(value)).toBeNull();
    },
  );

  it('loses what is wrong with an entry, and not the others', () => {
    const entries = [
      null,
      { id: 7 },
      { id: '' },
      { id: 'a', note: 'x'.repeat(LONGEST_NOTE + 1), savedOn: 'today', appliedOn: '1 May', employer: 3 },
      { id: 'a' },
      ...FULL,
    ];
    const list = readKeptForm({ version: 1, entries });
    expect(list).toHaveLength(MOST_LISTED);
    expect(list?.[0]).toEqual({
      id: 'a',
      note: 'x'.repeat(LONGEST_NOTE),
      savedOn: '',
      appliedOn: null,
      title: '',
      employer: null,
    });
  });
});
