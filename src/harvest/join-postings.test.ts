import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import { createPostingMatcher, explainJoin } from './join-postings.ts';

const TEXT = `Vi søger en erfaren kok til vores lille køkken midt i byen, hvor vi laver al mad fra bunden af gode
råvarer fra egnen. Du får ansvar for det kolde køkken, står for bestillinger og lærer vores elever op. Vi lægger vægt
på humør, orden og at du kan holde hovedet koldt en travl lørdag aften. Arbejdstiden er fra onsdag til søndag.`;

function posting(change: Partial<NormalisedPosting>): NormalisedPosting {
  return {
    sourceId: '1',
    url: 'https://example.org/kok',
    title: 'Kok',
    description: TEXT,
    descriptionHtml: '',
    language: 'da',
    employer: { name: 'Havnens Spisehus', orgNumber: '29190623', country: 'DK' },
    workplace: {
      country: 'DK',
      municipality: { code: '0101', name: 'København' },
      postcode: '2100',
      city: 'København Ø',
      street: null,
      lat: null,
      lon: null,
      precision: 'postcode',
    },
    occupation: null,
    occupationClaims: [],
    hours: null,
    duration: null,
    positions: null,
    publishedAt: null,
    deadline: null,
    openUntil: null,
    ...change,
  };
}

const matcher = createPostingMatcher([
  { id: 'state', standing: 'database' },
  { id: 'gathered', standing: 'aggregator' },
  { id: 'own' },
]);

async function judge(...postings: readonly (readonly [string, Partial<NormalisedPosting>])[]) {
  const sketched = postings.map(([source, change]) => matcher.sketch(source, posting(change)));
  const glances = new Map(sketched.map(({ glance }, index) => [String(index), glance]));
  const names = [...glances.keys()];
  const read: string[] = [];
  const readSketches = async (wanted: readonly string[]) => {
    read.push(...wanted);
    return new Map(wanted.map((name) => [name, sketched[Number(name)]?.sketch ?? '']));
  };
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => ({ one, other })));
  const [first, second] = sketched;
  const meet = first?.keys.some((key) => second?.keys.includes(key)) ?? false;
  return { meet, matches: await matcher.judge(glances, pairs, readSketches), read };
}

describe('the matcher', () => {
  test('finds and joins one ad at two sources, and can say why in every language', async () => {
    const { meet, matches } = await judge(
      ['state', {}],
      ['gathered', { sourceId: '2', url: 'https://example.com/2' }],
    );
    expect(meet).toBe(true);
    expect(matches).toMatchObject([
      { one: '0', other: '1', rank: 3, tentative: false, reason: expect.any(Object) },
    ]);
    const reason = JSON.parse(JSON.stringify(matches[0]?.reason));
    for (const language of ['da', 'sv', 'en'] as const) {
      expect(explainJoin(reason, language)).toMatch(/\p{L}{3,} .*\.$/u);
    }
  });

  test('keeps the same text in two towns apart, without a look at it', async () => {
    const inRoskilde = {
      ...posting({}).workplace,
      municipality: { code: '0265', name: 'Roskilde' },
      postcode: '4000',
    };
    const { matches, read } = await judge(['state', {}], ['own', { sourceId: '2', workplace: inRoskilde }]);
    expect({ matches, read }).toEqual({ matches: [], read: [] });
  });

  test('does not take a page that one source gives for two jobs for a sign of one job', async () => {
    const form = 'https://example.org/ansoeg';
    const different = (title: string, word: string) => ({
      url: form,
      title,
      description: Array.from({ length: 60 }, (_, index) => `${word}${index}`).join(' '),
    });
    const alone = await judge(
      ['state', { url: form }],
      ['own', { sourceId: '2', url: form, description: 'Kok' }],
    );
    expect(alone.matches).toEqual([
      expect.objectContaining({ reason: expect.objectContaining({ kind: 'url' }) }),
    ]);
    const shared = await judge(
      ['state', { url: form }],
      ['own', { sourceId: '2', url: form, description: 'Kok' }],
      ['state', { sourceId: '3', ...different('Tjener', 'servering') }],
    );
    expect(shared.matches).toEqual([]);
  });

  test('judges again who were alone with a page or an id until a second job of one of their sources came', () => {
    const glanceOf = (source: string, sourceId: string, change: Partial<NormalisedPosting>) =>
      matcher.sketch(source, posting({ sourceId, url: `https://example.com/job/${sourceId}`, ...change }))
        .glance;
    const elsewhere = { ids: ['hrmanager:290:0'], urls: ['https://example.org/ansoeg'] };
    const outdated = (asked: readonly string[], others: Readonly<Record<string, string>> = {}) =>
      matcher.outdated?.(
        new Map(
          Object.entries({
            a: glanceOf('state', '1', { elsewhere }),
            b: glanceOf('own', '2', { elsewhere }),
            new: glanceOf('state', '3', { elsewhere }),
            ...others,
          }),
        ),
        new Set(asked),
      );
    const pair = { one: 'a', other: 'b' };
    expect(outdated(['new'])).toEqual([pair, pair]);
    // A third job tells nothing new, and who comes with the second is judged with it.
    expect(outdated(['new'], { known: glanceOf('state', '4', { elsewhere }) })).toEqual([]);
    expect(outdated(['a', 'new'])).toEqual([]);
    expect(outdated(['new'], { new: glanceOf('gathered', '3', { elsewhere }) })).toEqual([]);
  });

  test('finds those by a look at what came alone as by a look at all that is shared', () => {
    const holder = fc.record({
      source: fc.constantFrom('state', 'own', 'gathered'),
      ids: fc.uniqueArray(fc.constantFrom<string>('hr:1', 'hr:2', 'hr:3'), { minLength: 1, maxLength: 2 }),
      came: fc.boolean(),
    });
    let pairs = 0;
    fc.assert(
      fc.property(fc.array(holder, { minLength: 2, maxLength: 8 }), (holders) => {
        const stored = holders.map(({ source, ids }, index) => {
          const change = { sourceId: String(index), url: `https://example.com/job/${index}` };
          return [
            String(index),
            matcher.sketch(source, posting({ ...change, elsewhere: { ids, urls: [] } })).glance,
          ] as const;
        });
        const asked = new Set(stored.map(([name]) => name).filter((name) => holders[Number(name)]?.came));
        const having = (id: string, among: typeof holders) => among.filter(({ ids }) => ids.includes(id));
        const isShared = (id: string, among: typeof holders) =>
          new Set(having(id, among).map(({ source }) => source)).size < having(id, among).length;
        const before = holders.filter(({ came }) => !came);
        const expected = ['hr:1', 'hr:2', 'hr:3']
          .filter((id) => isShared(id, holders) && !isShared(id, before))
          .flatMap((id) => {
            const names = having(id, before).map((one) => String(holders.indexOf(one)));
            return names.flatMap((one, index) => names.slice(index + 1).map((other) => `${one} ${other}`));
          });
        const found = matcher.outdated?.(new Map(stored), asked) ?? [];
        expect(found.map(({ one, other }) => `${one} ${other}`).sort()).toEqual(expected.sort());
        pairs += expected.length;
      }),
      { numRuns: 300 },
    );
    expect(pairs).toBeGreaterThan(30);
  });

  test.each([
    ['the form to apply by', { ids: [], urls: ['https://www.employer.test/jobs/7?utm_source=x'] }, 'url'],
    ['an id in the employer’s system', { ids: ['dxa:46-1-7'], urls: [] }, 'external_id'],
  ])('joins by %s, however the texts differ', async (_name, elsewhere, kind) => {
    const other = {
      sourceId: '2',
      url: 'https://employer.test/jobs/7',
      description: 'Läs mer på vår sida.',
      ...(kind === 'external_id' ? { elsewhere } : {}),
    };
    const { meet, matches } = await judge(['state', { elsewhere }], ['own', other]);
    expect(meet).toBe(true);
    expect(matches).toMatchObject([{ reason: { kind } }]);
  });

  test.each(['glance', 'sketch'] as const)('passes over a %s that another version made', async (part) => {
    const made = matcher.sketch('state', posting({}));
    const older = { ...made, [part]: made[part].replace(/"v":\d+/, '"v":-1') };
    const stored = new Map([
      ['a', made],
      ['b', older],
    ]);
    const glances = new Map([...stored].map(([name, { glance }]) => [name, glance]));
    const readSketches = async () => new Map([...stored].map(([name, { sketch }]) => [name, sketch]));
    expect(await matcher.judge(glances, [{ one: 'a', other: 'b' }], readSketches)).toEqual([]);
  });

  test('prefers a state’s database to an employer’s own pages, and these to an aggregator', () => {
    const standings = ['state', 'gathered', 'own', 'unknown'].map((source) => matcher.standing(source));
    expect(standings).toEqual([0, 2, 1, 1]);
  });
});

test('a reason of another version is passed over in silence', () => {
  expect(explainJoin({ kind: 'telepathy' }, 'en')).toBeNull();
  expect(explainJoin({ kind: 'employer_and_text' }, 'en')).toBeNull();
});
