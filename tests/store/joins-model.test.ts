import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { createUpkeepStore } from '../../src/store/create-upkeep-store.ts';
import type { PostingMatcher } from '../../src/store/posting-matcher.ts';
import { vacancyId } from '../../src/store/vacancy-id.ts';
import { testDatabase } from '../support/test-database.ts';
import { samplePosting, sampleRun, versioned } from './sample-posting.ts';
import { crowdMatcher, wordMatcher } from './word-matcher.ts';

const database = testDatabase();

const SOURCES = ['jobnet', 'jobtech', 'joblinks'] as const;
type SourceId = (typeof SOURCES)[number];

interface Ad {
  readonly source: SourceId;
  readonly id: string;
  readonly title: string;
}

type Step =
  | { readonly do: 'write'; readonly source: SourceId; readonly ads: readonly (readonly [string, string])[] }
  | { readonly do: 'retire'; readonly source: SourceId; readonly ids: readonly string[] }
  | { readonly do: 'apart'; readonly source: SourceId; readonly id: string; readonly apart: boolean };

const source = fc.constantFrom(...SOURCES);
const id = fc.constantFrom('1', '2');
/** Chains of likeness: "a b" is like "b c", that like "c d". */
const title = fc.constantFrom('a', 'a b', 'b c', 'c d', 'd', 'e');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      source,
      ads: fc.array(fc.tuple(id, title), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retire' as const), source, ids: fc.array(id) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('apart' as const), source, id, apart: fc.boolean() }),
  },
);

/** What is open, in any order, and who is with whom by the rules said in the plainest way. */
function expectedGroups(open: readonly Ad[], apart: ReadonlySet<string>): string[] {
  const names = (ad: Ad) => `${ad.source} ${ad.id}`;
  const preferred = open.toSorted(
    (a, b) =>
      SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source) ||
      textOf(b).length - textOf(a).length ||
      (a.id < b.id ? -1 : 1),
  );
  const groups: Ad[][] = [];
  for (const ad of preferred) {
    const like = (lead: Ad | undefined) =>
      lead !== undefined &&
      !apart.has(names(lead)) &&
      lead.title.split(' ').some((word) => ad.title.split(' ').includes(word));
    const group = apart.has(names(ad)) ? undefined : groups.find(([lead]) => like(lead));
    if (group === undefined) groups.push([ad]);
    else group.push(ad);
  }
  return groups.map((group) => `${textOf(group[0])}: ${group.map(names).toSorted().join(', ')}`).toSorted();
}

function textOf(ad: Ad | undefined): string {
  return `text of ${ad?.title}`;
}

async function storedGroups(): Promise<string[]> {
  const { rows } = await database().pool.query<{ description: string; names: string[] }>(
    `select description, array_agg(posting.source || ' ' || source_id order by posting.source || ' ' || source_id) as names
     from posting join vacancy on vacancy.id = vacancy_id
     where retired_at is null and closed_at is null group by vacancy.id`,
  );
  return rows.map(({ description, names }) => `${description}: ${names.join(', ')}`).toSorted();
}

/** What must never be, whatever happened: each query finds those that are. */
const NEVER: Readonly<Record<string, string>> = {
  'a vacancy without exactly one lead': `select vacancy_id from posting group by 1 having count(*) filter (where leads) <> 1`,
  'a vacancy without postings': `select id from vacancy where not exists (select from posting where vacancy_id = id)`,
  'an open vacancy led by a retired posting': `select id from vacancy join posting on vacancy_id = id
     where closed_at is null and leads and retired_at is not null`,
  'a vacancy counted under another source than its lead’s': `select id from vacancy join posting on vacancy_id = id
     where leads and posting.source <> vacancy.source`,
  'a vacancy that does not follow its postings': `select id from vacancy
     where (closed_at is null) <> exists (select from posting where vacancy_id = id and retired_at is null)`,
  'an open posting that does not lead, without content or reason': `select number from posting
     left join posting_content using (number) left join vacancy_join using (number)
     where retired_at is null and not leads and (posting_content.number is null or vacancy_join.number is null)`,
  'content or reason of one that leads or is retired': `select number from posting
     left join posting_content using (number) left join vacancy_join using (number)
     where (retired_at is not null or leads)
       and (posting_content.number is not null or vacancy_join.number is not null)`,
  'a reason that names another than the lead': `select joined.number from vacancy_join as joined
     join posting as lead on lead.number = joined.lead join posting on posting.number = joined.number
     where not lead.leads or posting.vacancy_id <> lead.vacancy_id`,
  'a vacancy under the id of a posting that is open elsewhere': `select vacancy.id from vacancy
     join posting on home_id = vacancy.id where vacancy_id <> vacancy.id and retired_at is null`,
};

async function expectSound(): Promise<void> {
  const looks = Object.entries(NEVER).map(
    ([what, query]) => `select '${what}' as what where exists (${query})`,
  );
  expect((await database().pool.query(looks.join(' union all '))).rows).toEqual([]);
}

interface Model {
  /** By source and id. */
  readonly open: Map<string, Ad>;
  readonly apart: Set<string>;
  readonly seen: Set<string>;
}

function applyToModel({ open, apart, seen }: Model, action: Step): void {
  const name = (sourceId: string) => `${action.source} ${sourceId}`;
  switch (action.do) {
    case 'write':
      for (const [id, title] of action.ads) {
        open.set(name(id), { source: action.source, id, title });
        seen.add(name(id));
      }
      return;
    case 'retire':
      for (const id of action.ids) open.delete(name(id));
      return;
    case 'apart':
      if (action.apart && seen.has(name(action.id))) apart.add(name(action.id));
      else apart.delete(name(action.id));
  }
}

async function applyToStore(action: Step, number: number, matcher: PostingMatcher): Promise<void> {
  const at = new Date(Date.UTC(2026, 0, number));
  const run = sampleRun(number, action.source, at.toISOString());
  const store = createHarvestStore(database(), undefined, matcher);
  const { source } = action;
  switch (action.do) {
    case 'write': {
      const postings = action.ads.map(([sourceId, title]) =>
        versioned(samplePosting({ sourceId, title, description: textOf({ source, id: sourceId, title }) })),
      );
      await store.write(run, postings);
      return;
    }
    case 'retire':
      await store.retire(run, action.ids, 'removed');
      return;
    case 'apart':
      await createUpkeepStore(database(), matcher).setApart(
        { source, sourceId: action.id },
        action.apart,
        at,
      );
  }
}

/** An id that was ever given finds a vacancy. */
async function expectFound(name: string): Promise<void> {
  const [source = '', sourceId = ''] = name.split(' ');
  const { rows } = await database().pool.query(
    `select exists (select from vacancy where id = $1)
            or exists (select from posting join vacancy on vacancy.id = vacancy_id where home_id = $1) as found`,
    [vacancyId(source, sourceId)],
  );
  expect(rows).toEqual([{ found: true }]);
}

test.each([
  ['', wordMatcher],
  [', where more have their key than may', crowdMatcher],
])(
  'who is with whom is what the rules say of what is open now, however it came to be%s',
  async (_, matcher) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        await database().pool.query('truncate vacancy, posting_key cascade');
        const model: Model = { open: new Map(), apart: new Set(), seen: new Set() };
        for (const [index, action] of steps.entries()) {
          applyToModel(model, action);
          await applyToStore(action, index + 1, matcher);
          expect(await storedGroups()).toEqual(expectedGroups([...model.open.values()], model.apart));
          await expectSound();
        }
        for (const name of model.seen) await expectFound(name);
      }),
      { numRuns: 30 },
    );
  },
);
