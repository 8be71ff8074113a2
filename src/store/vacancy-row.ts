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

const FRAME_COLUMNS = columnsOf(vacancy).filter(([key]) => FRAME.some((framing) => framing === key));
const SAID_COLUMNS = columnsOf(vacancy).filter(([key]) => !FRAME.some((framing) => framing === key));

/**
 * All that a posting has its vacancy say, as it is written: JSON members by the names of the columns, UTF-8, without
 * the braces. Bytes, because ads are long: made once, on whichever thread, they are hashed, passed on and sent to the
 * database as they are.
 */
export function saidBy(posting: NormalisedPosting): Uint8Array {
  return encoder.encode(jsonMembers(saidColumns(posting), SAID_COLUMNS));
}

/** The texts in what `saidBy` made. */
export function textsSaid(said: Uint8Array): Pick<NormalisedPosting, 'description' | 'descriptionHtml'> {
  const members = Buffer.from(said.buffer, said.byteOffset, said.byteLength).toString('utf8');
  const { description, description_html: descriptionHtml } = JSON.parse(`{${members}}`);
  return { description, descriptionHtml };
}

/** The row, as JSON, of an open vacancy that says what `saidBy` made of a posting, as of `run`. */
export function vacancyJson(id: string, run: RunRef, said: Uint8Array): Uint8Array {
  const frame = { id, source: run.source, firstSeenAt: run.at, updatedAt: run.at };
  return Buffer.concat([Buffer.from(`{${jsonMembers(frame, FRAME_COLUMNS)},`), said, CLOSE]);
}

const CLOSE = Buffer.from('}');

function saidColumns(posting: NormalisedPosting): Said {
  const { employer, workplace, occupation } = posting;
  return {
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
