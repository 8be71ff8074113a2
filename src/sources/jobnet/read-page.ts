import type { FieldIssue } from '../../domain/normalised-posting.ts';
import { messageOf, UpstreamError, UpstreamShapeError } from '../../lib/errors.ts';
import { parseRecord } from '../parse-record.ts';
import { recordVersion } from '../record-version.ts';
import type { ReadContext, SourceEvent } from '../source.ts';
import { mapAd } from './map.ts';
import { adIdOf } from './region-listing.ts';
import { requestDetails } from './requests.ts';
import { ESSENTIAL_FIELDS, JobnetAd, type JobnetDetails } from './wire.ts';

/** Raise whenever `map.ts` reads an ad differently. */
const MAPPING = 4;

/** Follows an ad's own version where its details say until when it is shown: an instant. */
const UNTIL = '-until-';

/**
 * Details are asked for again on the last night before their end: an ad that was extended by then is never hidden in
 * between. The longest night has 25 hours, and one may come late; milliseconds.
 */
const ASKED_AHEAD_MS = 26 * 60 * 60 * 1000;

/** Tell of the visitor or of the page's dress, not of the ad. */
const VOLATILE: ReadonlySet<string> = new Set([
  'isSeen',
  'isFavorite',
  'hasLogo',
  'logoUrl',
  'applicationDeadlineSort',
]);

/** Details that fail in a row before Jobnet as a whole is taken to fail. */
const MOST_FAILED_DETAILS = 3;
/** A page of at least so many ads of which none can be read has another shape. */
const ENOUGH_ADS_TO_JUDGE = 3;

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface ListedAd {
  readonly ad: JobnetAd;
  readonly version: string;
  readonly issues: readonly FieldIssue[];
}

interface Details {
  readonly value: JobnetDetails | null;
  readonly issues: readonly FieldIssue[];
  /** Not had today although there may be some: to be asked for again next time. */
  readonly isMissing: boolean;
}

const NO_DETAILS: Details = { value: null, issues: [], isMissing: false };

/** Turns pages of ads into events, each ad once, fetching details only where there are some and they are news. */
export class PageReader {
  readonly #baseUrl: URL;
  readonly #context: ReadContext;
  readonly #seen = new Set<string>();
  #failedDetails = 0;

  constructor(baseUrl: URL, context: ReadContext) {
    this.#baseUrl = baseUrl;
    this.#context = context;
  }

  /** @throws UpstreamShapeError where no ad of the page can be read, UpstreamError where details are refused. */
  async *read(ads: readonly unknown[]): AsyncGenerator<SourceEvent> {
    const listed: ListedAd[] = [];
    const rejected: SourceEvent[] = [];
    for (const ad of ads.filter((ad) => this.#isNews(ad))) {
      const parsed = parseRecord(JobnetAd, ad, ESSENTIAL_FIELDS);
      if (!parsed.ok) rejected.push({ type: 'rejected', sourceId: adIdOf(ad), issues: parsed.issues });
      else listed.push({ ad: parsed.value, version: versionOf(ad), issues: parsed.issues });
    }
    yield* rejected;
    if (listed.length === 0 && rejected.length >= ENOUGH_ADS_TO_JUDGE) {
      throw new UpstreamShapeError(
        `${this.#baseUrl.host} lists ads in a shape that is not known: none of a page could be read`,
      );
    }
    const known = await this.#context.knownVersions(listed.map(({ ad }) => ad.jobAdId.trim()));
    for (const entry of listed) {
      const sourceId = entry.ad.jobAdId.trim();
      if (isAsKnown(entry, known.get(sourceId), this.#context.clock.now()))
        yield { type: 'unchanged', sourceId };
      else yield await this.#posting(entry);
    }
  }

  #isNews(ad: unknown): boolean {
    const id = adIdOf(ad);
    if (id === null) return true;
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    return true;
  }

  async #posting({ ad, version, issues }: ListedAd): Promise<SourceEvent> {
    const details = await this.#details(ad);
    const mapped = mapAd(ad, details.value);
    return {
      type: 'posting',
      version: `${version}${details.isMissing ? '-without-details' : untilOf(mapped.draft.openUntil)}`,
      draft: mapped.draft,
      issues: [...issues, ...details.issues, ...mapped.issues],
    };
  }

  /** Only Jobnet's own ads have details; whether one is external its id does not tell. */
  async #details(ad: JobnetAd): Promise<Details> {
    const id = ad.jobAdId.trim();
    if (ad.isExternal !== false || !GUID.test(id)) return NO_DETAILS;
    try {
      const details = await requestDetails(this.#baseUrl, id, this.#context);
      this.#failedDetails = 0;
      return details === null
        ? NO_DETAILS
        : { value: details.value, issues: details.issues, isMissing: false };
    } catch (error) {
      this.#context.signal.throwIfAborted();
      if (!(error instanceof UpstreamError) || !error.retry) throw error;
      this.#failedDetails += 1;
      if (this.#failedDetails === MOST_FAILED_DETAILS) throw error;
      return {
        value: null,
        issues: [{ path: 'details', reason: messageOf(error), value: null }],
        isMissing: true,
      };
    }
  }
}

/**
 * Whether the listing says what it said, and the details need not be asked again. Of an extended ad the listing may say
 * the same to the letter: one that is listed past the end in its details, or will be before the next night, is asked for
 * another.
 */
function isAsKnown({ version }: ListedAd, known: string | undefined, now: Date): boolean {
  if (known === version) return true;
  const until = known?.startsWith(`${version}${UNTIL}`) ? known.slice(version.length + UNTIL.length) : '';
  return Date.parse(until) > now.getTime() + ASKED_AHEAD_MS;
}

function untilOf(openUntil: string | null): string {
  return openUntil === null ? '' : `${UNTIL}${openUntil}`;
}

function versionOf(ad: unknown): string {
  return recordVersion(Object(ad), MAPPING, VOLATILE);
}
