import { type Random, seededRandom } from '../../src/demo/random.ts';
import type { PostingDraft } from '../../src/domain/posting-draft.ts';
import { draft, sourceOf } from '../../src/harvest/run-fixture.test-support.ts';
import type { Source, SourceEvent } from '../../src/sources/source.ts';

/** One run of one source, and all that it is told, the same however often it is repeated. */
export interface NightRun {
  readonly source: Source;
  readonly at: Date;
  readonly wanted: 'listing' | 'changes';
}

export interface MarketSize {
  readonly nights: number;
  /** Of each source; four in five of them are listed in a night. */
  readonly ads: number;
  /** Whether what a listing shows twice may say something else the second time. */
  readonly isShifting: boolean;
}

/** No guard is to end a run as suspect: of that there are other tests. */
const LENIENT = {
  leastRead: 0,
  mostRejectedShare: 1,
  leastFill: { title: 0, body: 0, place: 0, employer: 0, end: 0, occupation: 0 },
  largestDrop: 1,
  mostRetiredShare: 1,
} as const;

/** The sources there are, as whom the matcher prefers has to know them. */
export const MARKET_SOURCES = [
  { id: 'jobnet', standing: 'database' },
  { id: 'jobtech', standing: 'database', absence: 'twice' },
  { id: 'joblinks', standing: 'aggregator', absence: 'twice' },
] as const;
type MarketSource = (typeof MARKET_SOURCES)[number];

const EMPLOYERS = ['Havnens Pleje', 'Sundets Hospital', 'Kommunens Køkken', null] as const;
const TITLES = ['Sygeplejerske', 'Sygeplejerske, nat', 'Sygeplejersker, akut', 'Kok', 'Kok søges'] as const;
const TOWNS = ['København', 'Helsingør', 'Hillerød'] as const;
const TEXTS = 6;

interface Ad {
  readonly version: string;
  readonly draft: PostingDraft;
}

/**
 * Nights of three sources that have much in common: ads that join within a source and across, by text, address and id,
 * that change, vanish, leave the region, cannot be read, and come back. One source gives no details of what is known by its
 * version, one tells its changes and knows of some single ads whether they are gone.
 */
export function drawNights(seed: number, size: MarketSize): NightRun[] {
  const random = seededRandom(seed);
  const markets = MARKET_SOURCES.map((source) => ({ source, ads: new Map<string, Ad>() }));
  return Array.from({ length: size.nights }, (_, night) =>
    random.shuffle(markets).map(({ source, ads }, turn): NightRun => {
      const at = new Date(Date.UTC(2026, 2, 1 + night, 3, turn));
      const isChanges = source.id === 'jobtech' && night > 0 && random.chance(0.5);
      const events = drawEvents(ads, isChanges, size, random);
      return {
        source: marketSource(source, events, random.whole(0, 1000)),
        at,
        wanted: isChanges ? 'changes' : 'listing',
      };
    }),
  ).flat();
}

function marketSource({ id, ...traits }: MarketSource, events: readonly SourceEvent[], salt: number): Source {
  const read: Source['read'] = (context) =>
    id === 'jobnet' ? unlessKnown(events, context) : eventsOf(events);
  const more = id === 'jobtech' ? { readChanges: read, confirmGone: confirmerOf(salt) } : {};
  return { ...sourceOf(read, { ...traits, ...more, expectations: LENIENT }), id };
}

async function* eventsOf(events: readonly SourceEvent[]): AsyncIterable<SourceEvent> {
  yield* events;
}

/** As Jobnet's: what moved while its listing was paged is taken as it was seen first. */
async function* unlessKnown(
  events: readonly SourceEvent[],
  { knownVersions }: Parameters<Source['read']>[0],
): AsyncIterable<SourceEvent> {
  const known = await knownVersions(events.map(idOf));
  const seen = new Set<string>();
  for (const event of events) {
    const sourceId = idOf(event);
    if (event.type !== 'posting') yield event;
    else if (seen.has(sourceId)) continue;
    else if (known.get(sourceId) === event.version) yield { type: 'unchanged', sourceId };
    else yield event;
    seen.add(sourceId);
  }
}

/** Of some it knows that they are gone, of others that they are not; it does not answer for all. */
function confirmerOf(salt: number): NonNullable<Source['confirmGone']> {
  return async function* (_context, sourceIds) {
    for (const sourceId of sourceIds) {
      const drawn = seededRandom(salt + Number(sourceId.slice(1))).whole(0, 2);
      if (drawn < 2) yield { sourceId, gone: drawn === 1 };
    }
  };
}

/** What one run is told; `standing` has each ad as it was told last, and is brought up to date. */
function drawEvents(
  standing: Map<string, Ad>,
  isChanges: boolean,
  { ads, isShifting }: MarketSize,
  random: Random,
): SourceEvent[] {
  const ids = random.shuffle(Array.from({ length: ads }, (_, index) => `a${index}`));
  const listed = ids.slice(0, Math.ceil(ads * (isChanges ? 0.3 : 0.8)));
  const first = listed.map((id) => drawEvent(id, standing, random));
  const events = [...first];
  for (const event of random.some(first, Math.ceil(listed.length * 0.15))) {
    const place = random.whole(Math.floor(events.length / 2), events.length);
    events.splice(place, 0, drawAgain(event, standing, isShifting, random));
  }
  if (isChanges) return events;
  return [...events, { type: 'listing', complete: random.chance(0.85), reason: 'counted' }];
}

function drawEvent(sourceId: string, standing: Map<string, Ad>, random: Random): SourceEvent {
  const drawn = random.fraction();
  if (drawn < 0.03) return { type: 'outside', sourceId };
  if (drawn < 0.06) {
    return { type: 'rejected', sourceId, issues: [{ path: 'title', reason: 'missing', value: null }] };
  }
  if (drawn < 0.12) return { type: 'removed', sourceId, removedAt: null };
  const before = standing.get(sourceId);
  const ad = before !== undefined && random.chance(0.6) ? before : drawAd(sourceId, random);
  standing.set(sourceId, ad);
  return { type: 'posting', ...ad, issues: [] };
}

/** What stands in a listing for the second time. */
function drawAgain(
  event: SourceEvent,
  standing: Map<string, Ad>,
  isShifting: boolean,
  random: Random,
): SourceEvent {
  if (event.type !== 'posting') return { type: 'removed', sourceId: idOf(event), removedAt: null };
  if (!isShifting || random.chance(0.5)) return event;
  const ad = drawAd(idOf(event), random);
  standing.set(idOf(event), ad);
  return { ...event, ...ad };
}

function idOf(event: SourceEvent): string {
  if (event.type === 'posting') return event.draft.sourceId;
  return 'sourceId' in event ? (event.sourceId ?? '') : '';
}

function drawAd(sourceId: string, random: Random): Ad {
  const text = textOf(random.whole(0, TEXTS - 1));
  const { place, ...made } = draft(sourceId, {
    title: random.pick(TITLES),
    body: { kind: 'text', content: `Vi søger en kollega. ${text} ${random.chance(0.3) ? 'Velkommen.' : ''}` },
    employer: {
      name: random.pick(EMPLOYERS),
      orgNumber: random.chance(0.3) ? '12345678' : null,
      country: 'DK',
    },
    hours: random.pick(['full_time', null]),
    openUntil: random.chance(0.15) ? `2026-03-0${random.whole(1, 9)}T12:00:00+01:00` : null,
    ...(random.chance(0.4) ? { elsewhere: drawElsewhere(random) } : {}),
  });
  const postcode = random.chance(0.3) ? '3000' : null;
  return {
    version: String(random.whole(1, 1_000_000)),
    draft: { ...made, place: { ...place, municipalityName: random.pick(TOWNS), postcode } },
  };
}

function drawElsewhere(random: Random) {
  const ids = random.chance(0.4) ? [`x:${random.whole(1, 8)}`] : [];
  return { ids, urls: [`https://apply.example/${random.whole(1, 12)}`] };
}

/** Three quarters of each text are its neighbour's, so that they are like each other by degrees. */
function textOf(number: number): string {
  return Array.from({ length: 120 }, (_, index) => `ord${number * 30 + index}`).join(' ');
}
