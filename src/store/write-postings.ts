import { setImmediate as nextTurn } from 'node:timers/promises';
import type pg from 'pg';
import { contentHash } from './content-hash.ts';
import { errorCode, UNIQUE_VIOLATION } from './database-errors.ts';
import { followPostings } from './follow-postings.ts';
import type { RunRef, VersionedPosting, WriteCounts } from './harvest-store.ts';
import { keepPayloads } from './keep-payloads.ts';
import { keepSketches } from './keep-sketches.ts';
import { findFreed, matchPostings } from './match-postings.ts';
import type { PostingMatcher } from './posting-matcher.ts';
import { readStandingPostings, type StandingPosting } from './read-standing-postings.ts';
import { regroupPostings } from './regroup-postings.ts';
import { postingContent, posting as postingTable } from './schema/postings.ts';
import { type SketchBytes, sketchBytes } from './sketch-row.ts';
import { storableId, storableText } from './storable-text.ts';
import { upsertJsonRows, upsertRows } from './upsert-rows.ts';
import { vacancyId } from './vacancy-id.ts';
import { instant, type SaidBytes, saidBy, wholeVacancyJson } from './vacancy-row.ts';
import { type SayingVacancy, writeVacancies } from './write-vacancies.ts';

/** How postings are written. */
export interface WriteRules {
  /** Null: every posting is a vacancy of its own. */
  readonly matcher: PostingMatcher | null;
  /** Whether to write them is to have seen them at their source, in the run that writes. */
  readonly seen: boolean;
}

type Standing = ReadonlyMap<string, StandingPosting>;

/** By source id, postings that this transaction has inserted already, as `insertAhead` does. */
export type Inserted = Standing;
const NONE: Inserted = new Map();

/** Writes postings and their vacancies, in the order given, on a connection that writes alone. */
export async function writePostings(
  client: pg.ClientBase,
  run: RunRef,
  postings: readonly StorablePosting[],
  rules: WriteRules,
  inserted: Inserted = NONE,
): Promise<WriteCounts> {
  const counts = { inserted: 0, changed: 0, unchanged: 0 };
  let { layer, later } = splitRepeated(postings);
  for (let ahead = inserted; layer.length > 0; ahead = NONE) {
    const written = await writeLayer(client, run, layer, rules, ahead);
    counts.inserted += written.inserted;
    counts.changed += written.changed;
    counts.unchanged += written.unchanged;
    ({ layer, later } = splitRepeated(later));
  }
  return counts;
}

/** Somebody else was about to insert the same: what was begun has to be undone, and done when it is our turn. */
export class InsertedMeanwhileError extends Error {}

/**
 * Inserts those of the postings that are not known yet, with their vacancies, on a connection that need not write alone.
 * Nobody sees them before the transaction ends; they are to be given to `writePostings` in the same one.
 * @returns those that it inserted.
 * @throws InsertedMeanwhileError.
 */
export async function insertAhead(
  client: pg.ClientBase,
  run: RunRef,
  postings: readonly StorablePosting[],
  rules: WriteRules,
): Promise<Inserted> {
  const { layer } = splitRepeated(postings);
  const known = await readStandingPostings(client, run.source, layer.map(nameOf));
  const unknown = layer.filter(({ sourceId }) => !known.has(sourceId));
  const { vacancies, postings: rows } = rowsOf(run, unknown, new Map(), rules);
  try {
    await writeVacancies(client, run, vacancies, 'none is');
    await upsertRows(client, postingTable, rows, 'none is');
  } catch (cause) {
    if (errorCode(cause) === UNIQUE_VIOLATION) throw new InsertedMeanwhileError('', { cause });
    throw cause;
  }
  return readStandingPostings(client, run.source, unknown.map(nameOf));
}

function nameOf({ sourceId }: StorablePosting): string {
  return sourceId;
}

/** A posting with what is written of it, as the database can hold it. */
export interface StorablePosting extends VersionedPosting {
  readonly sourceId: string;
  readonly said: SaidBytes;
  readonly hash: string;
  readonly textLength: number;
}

export function storablePosting(entry: VersionedPosting): StorablePosting {
  const { posting, made } = entry;
  const said = made?.said ?? saidBy(posting);
  return {
    ...entry,
    sourceId: storableId(posting.sourceId),
    version: storableId(entry.version),
    said,
    hash: made?.hash ?? contentHash(posting, said),
    textLength: made?.textLength ?? posting.description.length,
  };
}

interface Layers {
  readonly layer: readonly StorablePosting[];
  readonly later: readonly StorablePosting[];
}

/** A posting that comes again in one batch is written again after the first, as two batches would. */
function splitRepeated(entries: readonly StorablePosting[]): Layers {
  const layer = new Map<string, StorablePosting>();
  const later: StorablePosting[] = [];
  for (const entry of entries) {
    if (layer.has(entry.sourceId)) later.push(entry);
    else layer.set(entry.sourceId, entry);
  }
  return { layer: [...layer.values()], later };
}

async function writeLayer(
  client: pg.ClientBase,
  run: RunRef,
  entries: readonly StorablePosting[],
  rules: WriteRules,
  inserted: Inserted,
): Promise<WriteCounts> {
  const rest = entries.filter(({ sourceId }) => !inserted.has(sourceId));
  const before = await readStandingPostings(client, run.source, rest.map(nameOf));
  const isUnchanged = ({ sourceId, hash }: StorablePosting): boolean => {
    const row = before.get(sourceId);
    return row !== undefined && !row.retired && row.contentHash === hash;
  };
  const unchanged = entries.filter(isUnchanged);
  const written = entries.filter((entry) => !isUnchanged(entry));
  const unwritten = written.filter(({ sourceId }) => !inserted.has(sourceId));
  if (rules.seen) await touchUnchanged(client, run, unchanged);
  const isRepacked = (entry: StorablePosting) => before.get(entry.sourceId)?.version !== entry.version;
  // Nothing takes PostgreSQL as long as to index the texts: meanwhile they are sketched.
  const [sketched] = await Promise.all([
    sketchAll(run.source, rules.matcher, rules.seen ? written : entries),
    writeChanged(client, run, unwritten, before, rules),
  ]);
  const packed = [...written, ...unchanged.filter(isRepacked)];
  await keepDossiers(client, run, rules.matcher, { packed, sketched, inserted, isAnew: !rules.seen });
  const added = written.filter((entry) => !before.has(entry.sourceId)).length;
  return { inserted: added, changed: written.length - added, unchanged: unchanged.length };
}

async function touchUnchanged(
  client: pg.ClientBase,
  run: RunRef,
  entries: readonly StorablePosting[],
): Promise<void> {
  if (entries.length === 0) return;
  await client.query(
    `update posting
     set version = seen.version, last_seen_at = $2, last_seen_run = $3, times_missed = 0, missed_run = null
     from unnest($4::text[], $5::text[]) as seen(source_id, version)
     where posting.source = $1 and posting.source_id = seen.source_id`,
    [
      run.source,
      run.at,
      run.id,
      entries.map((entry) => entry.sourceId),
      entries.map((entry) => entry.version),
    ],
  );
}

async function writeChanged(
  client: pg.ClientBase,
  run: RunRef,
  entries: readonly StorablePosting[],
  before: Standing,
  rules: WriteRules,
): Promise<void> {
  const { vacancies, contents, postings } = rowsOf(run, entries, before, rules);
  await writeVacancies(client, run, vacancies);
  await upsertRows(client, postingTable, postings, {
    key: ['source', 'sourceId'],
    keep: [
      ...(['homeId', 'vacancyId', 'leads', 'apartAt', 'firstSeenAt'] as const),
      ...(rules.seen ? [] : (['lastSeenAt', 'lastSeenRun', 'timesMissed', 'missedRun'] as const)),
    ],
  });
  await upsertJsonRows(client, postingContent, contents, { key: ['number'], keep: [] });
  await followPostings(client, [...new Set(postings.map((row) => row.vacancyId))], run.at);
}

/** What is written of postings that are new or changed. */
interface Rows {
  readonly postings: readonly (typeof postingTable.$inferInsert)[];
  readonly vacancies: readonly SayingVacancy[];
  /** Of `posting_content`, JSON: what those say that do not lead. */
  readonly contents: readonly Uint8Array[];
}

function rowsOf(
  run: RunRef,
  entries: readonly StorablePosting[],
  before: Standing,
  { matcher }: WriteRules,
): Rows {
  const vacancies: SayingVacancy[] = [];
  const contents: Uint8Array[] = [];
  const postings: (typeof postingTable.$inferInsert)[] = [];
  const standing = matcher?.standing(run.source) ?? 0;
  for (const entry of entries) {
    const known = before.get(entry.sourceId);
    const homeId = vacancyId(run.source, entry.sourceId);
    const id = known?.vacancyId ?? homeId;
    if (known === undefined || known.leads) vacancies.push({ id, said: entry.said });
    else contents.push(contentJson(known.number, wholeVacancyJson(id, run, entry.said)));
    postings.push({ ...postingRow(run, entry), vacancyId: id, homeId, standing });
  }
  return { postings, vacancies, contents };
}

/** A row of `posting_content`. */
function contentJson(number: string, row: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`{"number":"${number}","content":`), row, Buffer.from('}')]);
}

function postingRow(
  run: RunRef,
  { sourceId, version, hash, posting, textLength }: StorablePosting,
): Omit<typeof postingTable.$inferInsert, 'vacancyId' | 'homeId'> {
  return {
    source: run.source,
    sourceId,
    url: storableText(posting.url),
    leads: true,
    apartAt: null,
    textLength,
    version,
    contentHash: hash,
    firstSeenAt: run.at,
    lastSeenAt: run.at,
    lastSeenRun: BigInt(run.id),
    timesMissed: 0,
    missedRun: null,
    openUntil: instant(posting.openUntil),
    retiredAt: null,
    retiredReason: null,
  };
}

interface Dossiers {
  /** Whose payloads may be others than those kept. */
  readonly packed: readonly StorablePosting[];
  /** By source id, of those whose sketches may be. */
  readonly sketched: ReadonlyMap<string, SketchBytes>;
  readonly inserted: Inserted;
  /** Whether to compare those with others that are sketched as before, too. */
  readonly isAnew: boolean;
}

/** Each in a turn of its own, so that neither the database nor whoever reads waits for all of them. */
async function sketchAll(
  source: string,
  matcher: PostingMatcher | null,
  entries: readonly StorablePosting[],
): Promise<Map<string, SketchBytes>> {
  const sketched = new Map<string, SketchBytes>();
  if (matcher === null) return sketched;
  for (const { sourceId, posting, made } of entries) {
    if (made === undefined) await nextTurn();
    sketched.set(sourceId, made?.sketched ?? sketchBytes(matcher.sketch(source, posting)));
  }
  return sketched;
}

/** Keeps what postings were made from and are compared by, and joins those that are of one vacancy. */
async function keepDossiers(
  client: pg.ClientBase,
  run: RunRef,
  matcher: PostingMatcher | null,
  { packed, sketched, inserted, isAnew }: Dossiers,
): Promise<void> {
  const sourceIds = [...new Set([...packed.map(({ sourceId }) => sourceId), ...sketched.keys()])];
  if (sourceIds.length === 0) return;
  const others = sourceIds.filter((sourceId) => !inserted.has(sourceId));
  const now = new Map([...inserted, ...(await readStandingPostings(client, run.source, others))]);
  const payloads = packed.flatMap(({ sourceId, payload }) => {
    const row = now.get(sourceId);
    return row === undefined || payload === null ? [] : [{ number: row.number, payload }];
  });
  await keepPayloads(client, payloads);
  const alone = (row: StandingPosting) => row.leads && row.vacancyId === row.homeId;
  const seeds = [...now.values()].filter((row) => !alone(row)).map(({ number }) => number);
  if (matcher !== null) seeds.push(...(await matchSketched(client, matcher, sketched, now, isAnew)));
  await regroupPostings(client, [...new Set(seeds)], run.at);
}

async function matchSketched(
  client: pg.ClientBase,
  matcher: PostingMatcher,
  sketched: Dossiers['sketched'],
  now: Standing,
  isAnew: boolean,
): Promise<string[]> {
  const sketches = [...sketched].flatMap(([sourceId, made]) => {
    const row = now.get(sourceId);
    return row === undefined ? [] : [{ number: row.number, ...made }];
  });
  const different = await keepSketches(client, sketches);
  const asked = (isAnew ? sketches : different).map(({ number }) => number);
  const freed = await findFreed(client, matcher, different);
  return matchPostings(client, matcher, [...new Set([...asked, ...freed])]);
}
