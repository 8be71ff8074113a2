import { expect, test } from 'vitest';
import type { PostingDraft } from '../domain/posting-draft.ts';
import type { SourceEvent } from '../sources/source.ts';
import { type PreparedEvent, prepareEvents } from './prepare-events.ts';
import type { Prepared } from './prepare-posting.ts';

const posting = (sourceId: string): SourceEvent => ({
  type: 'posting',
  version: '1',
  // Nothing here looks into it.
  draft: { sourceId } as PostingDraft,
  issues: [],
});
const outside = (sourceId: string): SourceEvent => ({ type: 'outside', sourceId });

/** Answers only when flushed, or when more than `ahead` have been asked for: as a thread does. */
function slowPreparer(ahead: number, fails: string | null = null) {
  let waiting: (() => void)[] = [];
  const answer = () => {
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  let most = 0;
  return {
    ahead,
    get most() {
      return most;
    },
    prepare({ sourceId }: PostingDraft): Promise<Prepared> {
      return new Promise((resolve, reject) => {
        waiting.push(() =>
          sourceId === fails ? reject(new Error(`${sourceId} failed`)) : resolve({ kind: 'outside' }),
        );
        most = Math.max(most, waiting.length);
        if (waiting.length > ahead) answer();
      });
    },
    flush: answer,
  };
}

async function* read(events: readonly SourceEvent[], error?: Error): AsyncGenerator<SourceEvent> {
  yield* events;
  if (error !== undefined) throw error;
}

const nameOf = (event: PreparedEvent): string => ('sourceId' in event ? `${event.sourceId}` : event.type);

/** What came out, and what was thrown after it. */
async function drain(events: AsyncIterable<PreparedEvent>): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const event of events) names.push(nameOf(event));
  } catch (error) {
    names.push(String(error));
  }
  return names;
}

const MIXED = [outside('1'), posting('2'), outside('3'), posting('4'), posting('5'), outside('6')];

test.each([0, 1, 2, 100])('all events come out in their order, %i drafts ahead', async (ahead) => {
  const preparer = slowPreparer(ahead);
  expect(await drain(prepareEvents(read(MIXED), preparer))).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(preparer.most).toBeLessThanOrEqual(ahead + 1);
});

test.each([0, 100])(
  'what came before a failure of the source comes out before it, %i ahead',
  async (ahead) => {
    const events = prepareEvents(read(MIXED, new Error('cut')), slowPreparer(ahead));
    expect(await drain(events)).toEqual(['1', '2', '3', '4', '5', '6', 'Error: cut']);
  },
);

test.each([0, 100])(
  'a draft that cannot be prepared ends it when it is its turn, %i ahead',
  async (ahead) => {
    const events = prepareEvents(read(MIXED), slowPreparer(ahead, '4'));
    expect(await drain(events)).toEqual(['1', '2', '3', 'Error: 4 failed']);
  },
);

test('whoever stops taking stops the reading', async () => {
  let isClosed = false;
  async function* endless(): AsyncGenerator<SourceEvent> {
    try {
      for (;;) yield posting('again');
    } finally {
      isClosed = true;
    }
  }
  for await (const _ of prepareEvents(endless(), slowPreparer(3))) break;
  expect(isClosed).toBe(true);
});

test('a draft that waits for others does not gather an endless number of other events behind it', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => outside(`o${index}`));
  let read_ = 0;
  async function* counted(): AsyncGenerator<SourceEvent> {
    yield posting('first');
    for (const event of many) {
      read_ += 1;
      yield event;
    }
  }
  const iterator = prepareEvents(counted(), slowPreparer(100));
  const { value } = await iterator.next();
  expect(nameOf(value)).toBe('first');
  expect(read_).toBeLessThan(5000);
  await iterator.return(undefined);
});
