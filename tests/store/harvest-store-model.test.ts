import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClosedReason } from '../../src/domain/codes.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import type { HarvestStore, RunRef, SourcePart, UnseenCount } from '../../src/store/harvest-store.ts';
import { vacancyId } from '../../src/store/vacancy-id.ts';
import { testDatabase } from '../support/test-database.ts';
import { samplePosting, versioned } from './sample-posting.ts';

const database = testDatabase();

/** The rules in a few lines: what the store must agree with after any sequence of calls. */
interface Entry {
  readonly title: string;
  readonly seenIn: number;
  readonly closed: ClosedReason | null;
  /** `at`: the hour at which the run began that counted last. */
  readonly missed: { readonly times: number; readonly at: number };
}

/** A run of the model: its number, and the hour at which it began. */
interface ModelRun {
  readonly number: number;
  readonly hour: number;
}

const HOURS_APART = 12;
const NOT_MISSED = { times: 0, at: Number.NEGATIVE_INFINITY };
type Model = Map<string, Entry>;

type Step =
  | { readonly do: 'run'; readonly hoursLater: number }
  | { readonly do: 'write'; readonly ads: readonly (readonly [string, string])[] }
  | { readonly do: 'touch'; readonly ids: readonly string[] }
  | { readonly do: 'retire'; readonly ids: readonly string[]; readonly reason: ClosedReason }
  | { readonly do: 'retireUnseen'; readonly except: readonly string[] }
  | { readonly do: 'markUnseen'; readonly except: readonly string[] };

/** Of three feeds, one of which another's name begins with; and one of none. A scope is text, not a pattern. */
const id = fc.constantFrom('a:1', 'a:2', 'a_:1', 'b%:1', 'bc:1', 'lost');
const scopes = fc.uniqueArray(fc.constantFrom('a:', 'a_:', 'b%:', 'nobody:'), { maxLength: 3 });
const title = fc.constantFrom('kok', 'tjener');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('run' as const), hoursLater: fc.constantFrom(5, 12, 24) }),
  fc.record({ do: fc.constant('write' as const), ads: fc.array(fc.tuple(id, title), { maxLength: 6 }) }),
  fc.record({ do: fc.constant('touch' as const), ids: fc.array(id) }),
  fc.record({
    do: fc.constant('retire' as const),
    ids: fc.array(id),
    reason: fc.constantFrom('removed', 'left_region'),
  }),
  fc.record({ do: fc.constant('retireUnseen' as const), except: scopes }),
  fc.record({ do: fc.constant('markUnseen' as const), except: scopes }),
);

const open = (model: Model): string[] =>
  [...model].flatMap(([key, { closed }]) => (closed === null ? [key] : []));

const standsIn = (scopes: readonly string[], key: string) => scopes.some((scope) => key.startsWith(scope));

function applyToModel(model: Model, { number: run, hour }: ModelRun, action: Step): unknown {
  const retire = (ids: readonly string[], reason: ClosedReason): number => {
    const gone = open(model).filter((key) => ids.includes(key));
    for (const key of gone) model.set(key, { ...(model.get(key) as Entry), closed: reason });
    return gone.length;
  };
  switch (action.do) {
    case 'run':
      return null;
    case 'write': {
      const counts = { inserted: 0, changed: 0, unchanged: 0 };
      for (const [key, title] of action.ads) {
        const before = model.get(key);
        const same = before?.closed === null && before.title === title;
        counts[before === undefined ? 'inserted' : same ? 'unchanged' : 'changed'] += 1;
        model.set(key, { title, seenIn: run, closed: null, missed: NOT_MISSED });
      }
      return counts;
    }
    case 'touch': {
      const seen = open(model).filter((key) => action.ids.includes(key));
      for (const key of seen)
        model.set(key, { ...(model.get(key) as Entry), seenIn: run, missed: NOT_MISSED });
      return seen.length;
    }
    case 'retire':
      return retire(action.ids, action.reason);
    case 'retireUnseen':
      return retire(
        [...model].flatMap(([key, { seenIn }]) =>
          seenIn === run || standsIn(action.except, key) ? [] : [key],
        ),
        'missing',
      );
    case 'markUnseen':
      return open(model)
        .toSorted()
        .flatMap((sourceId) => {
          const entry = model.get(sourceId) as Entry;
          if (entry.seenIn === run || standsIn(action.except, sourceId)) return [];
          const isCounted = entry.missed.at > hour - HOURS_APART;
          const missed = isCounted ? entry.missed : { times: entry.missed.times + 1, at: hour };
          model.set(sourceId, { ...entry, missed });
          return [{ sourceId, times: missed.times }];
        });
  }
}

async function applyToStore(store: HarvestStore, run: RunRef, action: Step): Promise<unknown> {
  switch (action.do) {
    case 'run':
      return null;
    case 'write':
      return store.write(
        run,
        action.ads.map(([sourceId, title]) => versioned(samplePosting({ sourceId, title }), title)),
      );
    case 'touch':
      return store.touch(run, action.ids);
    case 'retire':
      return store.retire(run, action.ids, action.reason);
    case 'retireUnseen':
      return store.retireUnseen(run, 'missing', action.except);
    case 'markUnseen':
      return store.markUnseen(run, countedBefore(run), action.except);
  }
}

const countedBefore = ({ at }: RunRef) => new Date(at.getTime() - HOURS_APART * 60 * 60 * 1000);

function unseenOf(model: Model, { number: run }: ModelRun, part: SourcePart): UnseenCount {
  const keys = open(model).filter((key) =>
    'within' in part ? standsIn(part.within, key) : !standsIn(part.except, key),
  );
  return { open: keys.length, unseen: keys.filter((key) => model.get(key)?.seenIn !== run).length };
}

async function beginRun({ number, hour }: ModelRun): Promise<RunRef> {
  const at = new Date(Date.UTC(2026, 0, 1, hour));
  await database().pool.query(
    "insert into harvest_run (id, source, started_at, counts) overriding system value values ($1, 'jobnet', $2, '{}')",
    [number, at],
  );
  return { id: String(number), source: 'jobnet', at };
}

async function readState(): Promise<unknown> {
  const { rows } = await database().pool.query(
    `select posting.source_id, posting.vacancy_id, title, retired_reason, closed_reason,
            posting.retired_at is not distinct from vacancy.closed_at as together
     from posting join vacancy on vacancy.id = vacancy_id order by source_id`,
  );
  return rows;
}

function modelState(model: Model): unknown {
  return [...model.keys()].toSorted().map((key) => {
    const { title, closed } = model.get(key) as Entry;
    const reasons = { retired_reason: closed, closed_reason: closed, together: true };
    return { source_id: key, vacancy_id: vacancyId('jobnet', key), title, ...reasons };
  });
}

test('any sequence of calls leaves what the rules say, answers by them, and changes nothing when repeated', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      await database().pool.query('truncate vacancy, harvest_run cascade');
      const store = createHarvestStore(database());
      const model: Model = new Map();
      let now: ModelRun = { number: 1, hour: 0 };
      let run = await beginRun(now);
      for (const action of steps) {
        if (action.do === 'run') {
          now = { number: now.number + 1, hour: now.hour + action.hoursLater };
          run = await beginRun(now);
        }
        expect(await applyToStore(store, run, action)).toEqual(applyToModel(model, now, action));
        expect(await readState()).toEqual(modelState(model));
        for (const part of [{ except: [] }, { within: ['a:', 'b%:'] }, { except: ['a_:'] }]) {
          expect(await store.countUnseen(run, part)).toEqual(unseenOf(model, now, part));
        }
        if (action.do === 'markUnseen') {
          expect(await applyToStore(store, run, action)).toEqual(applyToModel(model, now, action));
        }
        // A batch that names an ad twice with two contents swings back when repeated; the end is the same.
        await applyToStore(store, run, action);
        expect(await readState()).toEqual(modelState(model));
      }
      expect(await store.countOpen(run)).toBe(open(model).length);
    }),
    { numRuns: 40 },
  );
});
