import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GroupMember, groupPostings, type MemberPair, type PostingGroup } from './group-postings.ts';

function member(number: string, change: Partial<GroupMember> = {}): GroupMember {
  return {
    number,
    source: 'jobnet',
    sourceId: number,
    homeId: `home-${number}`,
    vacancyId: `home-${number}`,
    firstSeenAt: new Date(Date.UTC(2026, 0, Number(number))),
    standing: 0,
    textLength: 100,
    apart: false,
    ...change,
  };
}

const pair = (one: string, other: string): MemberPair => ({ one, other });

/** Each group as `lead+others@id`. */
function show(groups: readonly PostingGroup[]): string[] {
  return groups.map(({ members, vacancyId }) => `${members.join('+')}@${vacancyId}`);
}

describe('grouping', () => {
  test('leaves alone what matches nothing', () => {
    expect(show(groupPostings([member('1'), member('2')], []))).toEqual(['1@home-1', '2@home-2']);
  });

  test('joins a pair under the id of the earlier, led by the preferred', () => {
    const members = [member('1', { standing: 2 }), member('2', { standing: 0 })];
    expect(show(groupPostings(members, [pair('1', '2')]))).toEqual(['2+1@home-1']);
  });

  test('prefers the longer text within one standing, then the name', () => {
    const members = [member('1'), member('2', { textLength: 200 }), member('3', { textLength: 200 })];
    const all = [pair('1', '2'), pair('2', '3'), pair('1', '3')];
    expect(show(groupPostings(members, all))).toEqual(['2+3+1@home-1']);
  });

  test('does not let a chain of likeness grow: everyone is like the lead', () => {
    const chain = [pair('1', '2'), pair('2', '3'), pair('3', '4')];
    const members = ['1', '2', '3', '4'].map((number) => member(number));
    expect(show(groupPostings(members, chain))).toEqual(['1+2@home-1', '3+4@home-3']);
  });

  test('joins the surest lead rather than the first', () => {
    const members = ['1', '2', '3'].map((number) => member(number));
    const byText = { ...pair('1', '3'), rank: 3 };
    expect(show(groupPostings(members, [byText, { ...pair('2', '3'), rank: 1 }]))).toEqual([
      '1@home-1',
      '2+3@home-2',
    ]);
    expect(show(groupPostings(members, [byText, { ...pair('2', '3'), rank: 3 }]))).toEqual([
      '1+3@home-1',
      '2@home-2',
    ]);
  });

  describe('of an excerpt', () => {
    const excerpt = (one: string, other: string) => ({ ...pair(one, other), rank: 5, tentative: true });
    const members = ['1', '2', '3'].map((number) => member(number));

    test('joins it where one vacancy alone fits, however many postings that has', () => {
      expect(show(groupPostings(members, [excerpt('1', '3')]))).toEqual(['1+3@home-1', '2@home-2']);
      const ofOne = [excerpt('1', '3'), excerpt('2', '3'), pair('1', '2')];
      expect(show(groupPostings(members, ofOne))).toEqual(['1+2+3@home-1']);
    });

    test('leaves it to itself where two fit, whether it would lead or follow', () => {
      for (const torn of ['1', '2', '3']) {
        const others = members.filter(({ number }) => number !== torn);
        const matches = others.map(({ number }) => excerpt(torn, number));
        expect(groupPostings(members, matches)).toHaveLength(3);
      }
    });

    test('joins it by something surer all the same', () => {
      const matches = [excerpt('1', '3'), excerpt('2', '3')];
      expect(show(groupPostings([...members, member('4')], [...matches, pair('3', '4')]))).toEqual([
        '1@home-1',
        '2@home-2',
        '3+4@home-3',
      ]);
    });
  });

  test('keeps alone what was set apart, and joins nothing to it', () => {
    const members = [member('1', { apart: true }), member('2'), member('3')];
    const all = [pair('1', '2'), pair('2', '3'), pair('1', '3')];
    expect(show(groupPostings(members, all))).toEqual(['1@home-1', '2+3@home-2']);
  });

  test('keeps the id of a vacancy whose first posting is gone', () => {
    const members = [member('2', { vacancyId: 'home-1' }), member('3')];
    expect(show(groupPostings(members, [pair('2', '3')]))).toEqual(['2+3@home-1']);
  });

  test('gives an id back to the posting it is made of, when that leaves or returns', () => {
    const returned = [member('1'), member('2', { vacancyId: 'home-1' })];
    expect(show(groupPostings(returned, []))).toEqual(['1@home-1', '2@home-2']);
    const left = [
      member('1', { vacancyId: 'home-2' }),
      member('2', { vacancyId: 'home-2' }),
      member('3', { vacancyId: 'home-2' }),
    ];
    expect(show(groupPostings(left, [pair('1', '3')]))).toEqual(['1+3@home-1', '2@home-2']);
  });
});

const sets = fc
  .record({
    members: fc.array(
      fc.record({
        standing: fc.nat(2),
        textLength: fc.nat(3),
        seen: fc.nat(5),
        apart: fc.boolean(),
        inVacancyOf: fc.nat(20),
      }),
      { minLength: 1, maxLength: 9 },
    ),
    pairs: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.nat(2), fc.boolean()), { maxLength: 16 }),
  })
  .map(({ members: drawn, pairs }) => {
    const members = drawn.map(({ seen, inVacancyOf, ...rest }, index) =>
      member(String(index + 1), {
        ...rest,
        // Sometimes of a posting that is retired, and so no member.
        vacancyId: `home-${(inVacancyOf % (drawn.length + 2)) + 1}`,
        firstSeenAt: new Date(Date.UTC(2026, 0, 1 + seen)),
      }),
    );
    const numbers = new Set(members.map(({ number }) => number));
    // Each pair once, as the database has them.
    const named = pairs.map(([one, other, rank, tentative]) => {
      const [low, high] = [Math.min(one, other) + 1, Math.max(one, other) + 1];
      return [`${low} ${high}`, { ...pair(String(low), String(high)), rank, tentative }] as const;
    });
    const matches: MemberPair[] = [...new Map(named).values()].filter(
      ({ one, other }) => one !== other && numbers.has(one) && numbers.has(other),
    );
    return { members, matches };
  });

const matched = (matches: readonly MemberPair[], a: string, b: string): boolean =>
  matches.some(({ one, other }) => (one === a && other === b) || (one === b && other === a));

test('everyone is in one group, like its lead, under an id of its own that nobody elsewhere owns', () => {
  fc.assert(
    fc.property(sets, ({ members, matches }) => {
      const groups = groupPostings(members, matches);
      const byNumber = new Map(members.map((each) => [each.number, each]));
      expect(groups.flatMap((group) => group.members).toSorted()).toEqual([...byNumber.keys()].toSorted());
      expect(new Set(groups.map(({ vacancyId }) => vacancyId)).size).toBe(groups.length);
      for (const { lead, members: inside, vacancyId } of groups) {
        expect(inside[0]).toBe(lead);
        for (const number of inside.slice(1)) expect(matched(matches, number, lead)).toBe(true);
        if (inside.length > 1) expect(inside.some((number) => byNumber.get(number)?.apart)).toBe(false);
        const owner = members.find(({ homeId }) => homeId === vacancyId);
        if (owner !== undefined) expect(inside).toContain(owner.number);
      }
    }),
  );
});

test('who is with whom depends neither on the order, nor on who was first, nor on what was before', () => {
  const together = (groups: readonly PostingGroup[]) =>
    groups.map((group) => group.members.join('+')).toSorted();
  fc.assert(
    fc.property(sets, fc.infiniteStream(fc.nat(100)), ({ members, matches }, random) => {
      const shuffled = members
        .map((each) => ({ each, at: random.next().value ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ each, at }) => ({
          ...each,
          firstSeenAt: new Date(Date.UTC(2025, 0, at)),
          vacancyId: each.homeId,
        }));
      const turned = matches
        .toReversed()
        .map(({ one, other, ...rest }) => ({ ...pair(other, one), ...rest }));
      expect(together(groupPostings(shuffled, turned))).toEqual(together(groupPostings(members, matches)));
    }),
  );
});

test('grouping again what has been grouped changes nothing', () => {
  fc.assert(
    fc.property(sets, ({ members, matches }) => {
      const groups = groupPostings(members, matches);
      const idOf = new Map(
        groups.flatMap(({ members: inside, vacancyId }) => inside.map((n) => [n, vacancyId])),
      );
      const after = members.map((each) => ({ ...each, vacancyId: idOf.get(each.number) ?? '' }));
      expect(groupPostings(after, matches)).toEqual(groups);
    }),
  );
});
