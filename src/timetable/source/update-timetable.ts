import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Temporal } from 'temporal-polyfill';
import type { TimetableFetch } from '../../domain/timetable-source.ts';
import type { Clock } from '../../lib/clock.ts';
import { messageOf, SundetError } from '../../lib/errors.ts';
import type { HttpClient, HttpResponse } from '../../lib/http-client.ts';
import type { Logger } from '../../lib/logger.ts';
import { COPENHAGEN, instantInCopenhagen } from '../../lib/zoned-time.ts';
import { importFeeds } from '../service/import-feeds.ts';
import { TimetableFolder } from '../service/timetable-folder.ts';
import { FeedRefusedError, FeedUnreadableError } from '../timetable-errors.ts';
import { FetchLedger, type Ledger } from './fetch-ledger.ts';
import type { TimetableSource } from './timetable-source.ts';

export interface UpdateDeps {
  /** Where timetables are kept. */
  readonly folder: string;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal?: AbortSignal;
}

export interface UpdateReport extends TimetableFetch {
  readonly source: string;
  /** Whether the same may succeed later. */
  readonly retry: boolean;
}

/** Ten times what the larger of the two is today. */
const MOST_BYTES = 600 * 1024 * 1024;
/** A publisher that makes its file on demand takes its time. */
const IDLE_MS = 60_000;

/**
 * Fetches a publisher's timetable if it has a newer one, and puts it in service if it is fit; else what is in service
 * stays. Never more often than the publisher allows. What comes of it is remembered for whoever looks.
 */
export async function updateTimetable(source: TimetableSource, deps: UpdateDeps): Promise<UpdateReport> {
  const { clock, logger, folder } = deps;
  const startedAt = instantInCopenhagen(clock.now());
  const ledger = new FetchLedger(folder, source.id);
  const day = today(clock).toString();
  let report: UpdateReport;
  try {
    const outcome = await fetchIfNewer(source, deps, ledger, day);
    const finishedAt = instantInCopenhagen(clock.now());
    report = { source: source.id, startedAt, finishedAt, outcome, message: null, retry: false };
  } catch (error) {
    const retry = error instanceof SundetError && error.retry;
    const finishedAt = instantInCopenhagen(clock.now());
    const message = messageOf(error);
    report = { source: source.id, startedAt, finishedAt, outcome: 'failed', message, retry };
  }
  const { source: _, retry, ...lastFetch } = report;
  const before = await ledger.read(day);
  const lastGoodAt = report.outcome === 'failed' ? before.lastGoodAt : report.finishedAt;
  await ledger.write({ ...before, lastFetch, lastGoodAt });
  const fields = { timetable: source.id, outcome: report.outcome, reason: report.message, retry };
  if (report.outcome === 'failed') logger.error(fields, 'the timetable could not be brought up to date');
  else logger.info(fields, 'the timetable is up to date');
  return report;
}

async function fetchIfNewer(
  source: TimetableSource,
  deps: UpdateDeps,
  ledger: FetchLedger,
  day: string,
): Promise<'ok' | 'unchanged'> {
  const store = new TimetableFolder(deps.folder);
  const isInService = (await store.read().catch(() => null))?.feeds.some((feed) => feed.id === source.id);
  const spent = await ledger.spend(day);
  const refused = refusedFile(deps.folder, source);
  const response = await deps.http.request({
    url: withKey(source),
    headers: isInService === true || spent.refused !== null ? conditions(spent) : {},
    maxBytes: MOST_BYTES,
    idleTimeoutMs: IDLE_MS,
    // Each try is one of the month's: trying again is the queue's to do, and counted.
    mostTries: 1,
    ...(deps.signal === undefined ? {} : { signal: deps.signal }),
  });
  if (response.status === 304) {
    if (spent.refused === null) return 'unchanged';
    // Service that was yet to begin has begun, or what it was measured by has changed.
    if (!(await isThere(refused))) throw new FeedRefusedError(spent.refused);
    await putInService(source, refused, deps);
    await ledger.write({ ...(await ledger.read(day)), refused: null });
    return 'ok';
  }
  const zip = await download(response, deps.folder, source.id);
  const seen = {
    etag: response.headers.get('etag'),
    lastModified: response.headers.get('last-modified'),
  };
  try {
    await putInService(source, zip, deps);
  } catch (error) {
    if (error instanceof FeedRefusedError) await rename(zip, refused);
    else await rm(zip, { force: true });
    if (error instanceof FeedRefusedError || error instanceof FeedUnreadableError) {
      await ledger.write({ ...(await ledger.read(day)), ...seen, refused: error.message });
    }
    throw error;
  }
  await rm(refused, { force: true });
  await ledger.write({ ...(await ledger.read(day)), ...seen, refused: null });
  return 'ok';
}

/** What was not fit, kept: the same file may be fit another day. */
function refusedFile(folder: string, { id }: TimetableSource): string {
  return path.join(folder, `${id}.refused.zip`);
}

/** The file becomes the one that is kept. @throws FeedRefusedError, FeedUnreadableError, without our paths in them. */
async function putInService(source: TimetableSource, zip: string, deps: UpdateDeps): Promise<void> {
  try {
    await importFeeds(deps.folder, [{ id: source.id, path: zip }], {
      clock: deps.clock,
      asOf: today(deps.clock),
      ...(deps.signal === undefined ? {} : { signal: deps.signal }),
    });
  } catch (error) {
    if (!(error instanceof FeedUnreadableError)) throw error;
    // Everybody may read why a fetch failed.
    throw new FeedUnreadableError(error.message.replaceAll(zip, 'the publisher’s file'), { cause: error });
  }
  await rename(zip, path.join(deps.folder, `${source.id}.zip`));
}

/** The publisher's file, whole, beside the one that is kept. */
async function download(response: HttpResponse, folder: string, id: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${id}.download.zip`);
  try {
    await pipeline(Readable.from(response.chunks()), createWriteStream(file, { flush: true }));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  const { size } = await stat(file);
  if (size === 0) throw new FeedUnreadableError('the publisher sent an empty file');
  return file;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function withKey({ url, key }: TimetableSource): URL {
  const keyed = new URL(url);
  if (key !== null) keyed.searchParams.set('key', key);
  return keyed;
}

function conditions({ etag, lastModified }: Ledger): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

function today(clock: Clock): Temporal.PlainDate {
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime());
  return now.toZonedDateTimeISO(COPENHAGEN).toPlainDate();
}
