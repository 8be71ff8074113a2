import type pg from 'pg';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import { contentHash } from './content-hash.ts';
import { followPostings } from './follow-postings.ts';
import type { RunRef, VersionedPosting, WriteCounts } from './harvest-store.ts';
import { posting as postingTable, vacancy } from './schema.ts';
import { storableId, storableText } from './storable-text.ts';
import { upsertRows } from './upsert-rows.ts';
import { vacancyId } from './vacancy-id.ts';

/** Writes postings and their vacancies, in the order given, on a connection that is in a transaction. */
export async function writePostings(
  client: pg.ClientBase,
  run: RunRef,
  postings: readonly VersionedPosting[],
): Promise<WriteCounts> {
  const counts = { inserted: 0, changed: 0, unchanged: 0 };
  let rest = postings.map((entry) => prepare(entry));
  while (rest.length > 0) {
    const { layer, later } = splitRepeated(rest);
    const written = await writeLayer(client, run, layer);
    counts.inserted += written.inserted;
    counts.changed += written.changed;
    counts.unchanged += written.unchanged;
    rest = later;
  }
  return counts;
}

interface Prepared {
  readonly sourceId: string;
  readonly version: string;
  readonly hash: string;
  readonly posting: NormalisedPosting;
}

function prepare({ version, posting }: VersionedPosting): Prepared {
  return {
    sourceId: storableId(posting.sourceId),
    version: storableId(version),
    hash: contentHash(posting),
    posting,
  };
}

/** A posting that comes again in one batch is written again after the first, as two batches would. */
function splitRepeated(entries: readonly Prepared[]): { layer: Prepared[]; later: Prepared[] } {
  const layer = new Map<string, Prepared>();
  const later: Prepared[] = [];
  for (const entry of entries) {
    if (layer.has(entry.sourceId)) later.push(entry);
    else layer.set(entry.sourceId, entry);
  }
  return { layer: [...layer.values()], later };
}

interface Known {
  readonly source_id: string;
  readonly vacancy_id: string;
  readonly content_hash: string;
  readonly first_seen_at: Date;
  readonly retired: boolean;
}

async function writeLayer(
  client: pg.ClientBase,
  run: RunRef,
  entries: readonly Prepared[],
): Promise<WriteCounts> {
  const known = await readKnown(client, run.source, entries);
  const isUnchanged = (entry: Prepared): boolean => {
    const row = known.get(entry.sourceId);
    return row !== undefined && !row.retired && row.content_hash === entry.hash;
  };
  const unchanged = entries.filter(isUnchanged);
  const written = entries.filter((entry) => !isUnchanged(entry));
  await touchUnchanged(client, run, unchanged);
  await writeChanged(client, run, written, known);
  const inserted = written.filter((entry) => !known.has(entry.sourceId)).length;
  return { inserted, changed: written.length - inserted, unchanged: unchanged.length };
}

/** Locks what is there, in one order for all, so that two writers wait for each other and never in a circle. */
async function readKnown(
  client: pg.ClientBase,
  source: string,
  entries: readonly Prepared[],
): Promise<Map<string, Known>> {
  const { rows } = await client.query<Known>(
    `select source_id, vacancy_id, content_hash, first_seen_at, retired_at is not null as retired
     from posting where source = $1 and source_id = any($2::text[])
     order by source_id for update`,
    [source, entries.map((entry) => entry.sourceId)],
  );
  return new Map(rows.map((row) => [row.source_id, row]));
}

async function touchUnchanged(
  client: pg.ClientBase,
  run: RunRef,
  entries: readonly Prepared[],
): Promise<void> {
  if (entries.length === 0) return;
  await client.query(
    `update posting set version = seen.version, last_seen_at = $2, last_seen_run = $3
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
  entries: readonly Prepared[],
  known: ReadonlyMap<string, Known>,
): Promise<void> {
  const vacancies = new Map<string, typeof vacancy.$inferInsert>();
  const postings: (typeof postingTable.$inferInsert)[] = [];
  for (const entry of entries) {
    const before = known.get(entry.sourceId);
    const id = before?.vacancy_id ?? vacancyId(run.source, entry.sourceId);
    if (!vacancies.has(id)) vacancies.set(id, vacancyRow(id, run, entry.posting));
    postings.push(postingRow(id, run, entry, before?.first_seen_at ?? run.at));
  }
  await upsertRows(client, vacancy, [...vacancies.values()], {
    key: ['id'],
    keep: ['source', 'firstSeenAt'],
  });
  await upsertRows(client, postingTable, postings, {
    key: ['source', 'sourceId'],
    keep: ['firstSeenAt', 'vacancyId'],
  });
  await followPostings(client, [...vacancies.keys()], run.at);
}

function postingRow(
  id: string,
  run: RunRef,
  { sourceId, version, hash, posting }: Prepared,
  firstSeenAt: Date,
): typeof postingTable.$inferInsert {
  return {
    source: run.source,
    sourceId,
    vacancyId: id,
    url: storableText(posting.url),
    version,
    contentHash: hash,
    firstSeenAt,
    lastSeenAt: run.at,
    lastSeenRun: BigInt(run.id),
    openUntil: instant(posting.openUntil),
    retiredAt: null,
    retiredReason: null,
  };
}

function vacancyRow(id: string, run: RunRef, posting: NormalisedPosting): typeof vacancy.$inferInsert {
  const { employer, workplace, occupation } = posting;
  return {
    id,
    source: run.source,
    title: storableText(posting.title),
    description: storableText(posting.description),
    descriptionHtml: storableText(posting.descriptionHtml),
    language: posting.language,
    employerName: text(employer.name),
    employerOrgNumber: text(employer.orgNumber),
    employerCountry: employer.country,
    workplaceCountry: workplace.country,
    municipalityCode: workplace.municipality?.code ?? null,
    municipalityName: text(workplace.municipality?.name ?? null),
    postcode: text(workplace.postcode),
    city: text(workplace.city),
    street: text(workplace.street),
    lat: workplace.lat,
    lon: workplace.lon,
    precision: workplace.precision,
    occupationEsco: text(occupation?.esco ?? null),
    occupationIsco: text(occupation?.isco ?? null),
    occupationLabelDa: text(occupation?.labels.da ?? null),
    occupationLabelSv: text(occupation?.labels.sv ?? null),
    occupationLabelEn: text(occupation?.labels.en ?? null),
    occupationBasis: occupation?.basis ?? null,
    occupationConfidence: occupation?.confidence ?? null,
    occupationClaims: posting.occupationClaims.map((claim) => ({
      ...claim,
      code: storableText(claim.code),
      label: text(claim.label),
    })),
    hours: posting.hours,
    duration: posting.duration,
    positions: posting.positions,
    publishedAt: instant(posting.publishedAt),
    deadline: instant(posting.deadline),
    openUntil: instant(posting.openUntil),
    closedAt: null,
    closedReason: null,
    firstSeenAt: run.at,
    updatedAt: run.at,
  };
}

function text(value: string | null): string | null {
  return value === null ? null : storableText(value);
}

function instant(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
