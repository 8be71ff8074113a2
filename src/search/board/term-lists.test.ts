import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlotSet } from './slot-set.ts';
import { TermLists } from './term-lists.ts';

describe('term lists', () => {
  it('give back what was put in, whatever the distances and the number of terms', () => {
    const entry = fc.record({
      term: fc.integer({ min: 0, max: 40 }),
      step: fc.oneof(fc.nat(3), fc.nat(3_000)),
      flags: fc.nat(3),
      gaps: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 400 }), (entries) => {
        const lists = new TermLists();
        const expected = new Map<string, [number, number, readonly number[]][]>();
        let slot = 0;
        for (const { term, step, flags, gaps } of entries) {
          slot += step;
          const places = gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0));
          lists.append(lists.numberOf(`t${term}`), slot, flags, places);
          expected.set(`t${term}`, [...(expected.get(`t${term}`) ?? []), [slot, flags, places]]);
        }
        const odd = new SlotSet(slot + 1);
        for (let at = 1; at <= slot; at += 2) odd.add(at);
        for (const [term, slots] of expected) {
          const read: [number, number][] = [];
          lists.visit(term, (at, flags) => read.push([at, flags]));
          expect(read).toEqual(slots.map(([at, flags]) => [at, flags]));
          const places: [number, readonly number[]][] = [];
          lists.visitPlaces(term, odd, (at, found) => places.push([at, found]));
          expect(places).toEqual(slots.filter(([at]) => at % 2 === 1).map(([at, , found]) => [at, found]));
        }
        expect(lists.terms).toBe(expected.size);
      }),
    );
  });

  it('hold thousands of slots and terms', () => {
    const lists = new TermLists();
    for (let slot = 0; slot < 20_000; slot += 1) {
      lists.append(lists.numberOf('all'), slot, slot % 4);
      lists.append(lists.numberOf(`only ${slot}`), slot);
    }
    const all = new SlotSet(20_000);
    lists.collect('all', all);
    const flagged: number[] = [];
    const some = new SlotSet(20_000);
    lists.collect('all', some, 2);
    some.visit((slot) => {
      flagged.push(slot);
    });
    expect(all.words.every((word) => word === 0xffffffff)).toBe(true);
    expect(flagged.length).toBe(10_000);
    expect(flagged.every((slot) => (slot & 2) === 2)).toBe(true);
    const last: number[] = [];
    lists.visit('only 19999', (slot) => last.push(slot));
    expect(last).toEqual([19_999]);
  });

  it('know nothing of a term never seen', () => {
    const lists = new TermLists();
    lists.visit('x', () => expect.unreachable());
    expect(lists.terms).toBe(0);
  });
});
