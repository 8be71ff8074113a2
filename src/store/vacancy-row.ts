import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import { type Requirement, requiredCodes } from '../domain/requirement.ts';
import type { RunRef } from './harvest-store.ts';
import { vacancy } from './schema/vacancies.ts';
import { storableText } from './storable-text.ts';
import { columnsOf, jsonMembers } from './upsert-rows.ts';

type VacancyRow = typeof vacancy.$inferInsert;

const encoder = new TextEncoder();

const FRAME = ['id', 'source', 'firstSeenAt', 'updatedAt'] as const satisfies (keyof VacancyRow)[];
type Said = Omit<VacancyRow, (typeof FRAME)[number]>;

const TEXTS = ['description', 'descriptionHtml'] as const satisfies (keyof Said)[];
type Texts = Pick<NormalisedPosting, (typeof TEXTS)[number]>;

const columnsAmong = (keys: readonly string[]) => columnsOf(vacancy).filter(([key]) => keys.includes(key));
const FRAME_COLUMNS = columnsAmong(FRAME);
const TEXT_COLUMNS = columnsAmong(TEXTS);
const MEMBER_COLUMNS = columnsOf(vacancy).filter(
  (column) => !FRAME_COLUMNS.includes(column) && !TEXT_COLUMNS.includes(column),
);

/**
 * All that a posting has its vacancy say, as it is written, in UTF-8. Bytes, because ads are long: made once, on
 * whichever thread, they are hashed, passed on and sent to the database as they are.
 */
export interface SaidBytes extends Readonly<Record<keyof Texts, Uint8Array>> {
  /** All but the texts: JSON members by the names of the columns, without the braces. */
  readonly members: Uint8Array;
}

export function saidBy(posting: NormalisedPosting): SaidBytes {
  return {
    members: encoder.encode(jsonMembers(saidColumns(posting), MEMBER_COLUMNS)),
    description: encoder.encode(storableText(posting.description)),
    descriptionHtml: encoder.encode(storableText(posting.descriptionHtml)),
  };
}

/** The texts in what `saidBy` made. */
export function textsSaid({ description, descriptionHtml }: SaidBytes): Texts {
  return { description: decode(description), descriptionHtml: decode(descriptionHtml) };
}

function decode({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
}

/** The row, as JSON but for its texts, of an open vacancy that says what `saidBy` made of a posting, as of `run`. */
export function vacancyJson(id: string, run: RunRef, { members }: SaidBytes): Uint8Array {
  return Buffer.concat([Buffer.from(`{${frameMembers(id, run)},`), members, CLOSE]);
}

/** The same with its texts. */
export function wholeVacancyJson(id: string, run: RunRef, said: SaidBytes): Uint8Array {
  const texts = jsonMembers(textsSaid(said), TEXT_COLUMNS);
  return Buffer.concat([Buffer.from(`{${frameMembers(id, run)},${texts},`), said.members, CLOSE]);
}

function frameMembers(id: string, run: RunRef): string {
  const frame = { id, source: run.source, firstSeenAt: run.at, updatedAt: run.at };
  return jsonMembers(frame, FRAME_COLUMNS);
}

const CLOSE = Buffer.from('}');

function saidColumns(posting: NormalisedPosting): Omit<Said, keyof Texts> {
  const { employer, workplace, occupation } = posting;
  return {
    title: storableText(posting.title),
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
    occupationClaims: posting.occupationClaims.map(({ scheme, code, label }) => ({
      scheme,
      code: storableText(code),
      label: text(label),
    })),
    occupationCandidates: posting.occupationCandidates ?? null,
    concepts: posting.concepts === undefined ? null : [...posting.concepts],
    ...requirementColumns(posting.requirements ?? []),
    hours: posting.hours,
    duration: posting.duration,
    positions: posting.positions,
    publishedAt: instant(posting.publishedAt),
    deadline: instant(posting.deadline),
    openUntil: instant(posting.openUntil),
    closedAt: null,
    closedReason: null,
  };
}

function requirementColumns(
  requirements: readonly Requirement[],
): Pick<VacancyRow, 'requirements' | 'requires'> {
  if (requirements.length === 0) return { requirements: null, requires: null };
  return { requirements: storableText(JSON.stringify(requirements)), requires: requiredCodes(requirements) };
}

function text(value: string | null): string | null {
  return value === null ? null : storableText(value);
}

/** Null stays null. */
export function instant(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
