import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import { type Requirement, requiredCodes } from '../domain/requirement.ts';
import type { RunRef } from './harvest-store.ts';
import type { vacancy } from './schema/vacancies.ts';
import { storableText } from './storable-text.ts';

export type VacancyRow = typeof vacancy.$inferInsert;

/** The row of an open vacancy that says what `posting` says, as of `run`. */
export function vacancyRow(id: string, run: RunRef, posting: NormalisedPosting): VacancyRow {
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
    firstSeenAt: run.at,
    updatedAt: run.at,
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
