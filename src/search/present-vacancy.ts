import type { Occupation, Posting, VacancyDetail, VacancySummary, Workplace } from '../domain/vacancy.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import type {
  PostingRow,
  VacancyDetailRow,
  VacancySummaryRow,
  WithPostings,
} from '../store/read-vacancies.ts';
import { makeSnippet } from './snippet.ts';

export type MunicipalityName = (code: string) => string | null;

/**
 * A vacancy as readers see it in a list.
 * @param stems of the words searched for, to choose the snippet by.
 */
export function presentSummary(
  row: WithPostings<VacancySummaryRow>,
  stems: readonly string[],
  municipalityName: MunicipalityName,
): VacancySummary {
  return {
    id: row.id,
    title: row.title,
    snippet: makeSnippet(row.description, stems),
    language: row.language,
    employer: { name: row.employerName, orgNumber: row.employerOrgNumber, country: row.employerCountry },
    workplace: presentWorkplace(row, municipalityName),
    occupation: presentOccupation(row),
    hours: row.hours,
    duration: row.duration,
    positions: row.positions,
    publishedAt: instant(row.publishedAt),
    deadline: instant(row.deadline),
    postings: row.postings.map(presentPosting),
  };
}

/** A vacancy on its own page. Past its end of publication it is shown as closed then, because it expired. */
export function presentDetail(
  row: WithPostings<VacancyDetailRow>,
  now: Date,
  municipalityName: MunicipalityName,
): VacancyDetail {
  const expired = row.closedAt === null && row.openUntil !== null && row.openUntil <= now;
  return {
    ...presentSummary(row, [], municipalityName),
    description: row.description,
    descriptionHtml: row.descriptionHtml,
    openUntil: instant(row.openUntil),
    closedAt: instant(expired ? row.openUntil : row.closedAt),
    closedReason: expired ? 'expired' : row.closedReason,
  };
}

function presentWorkplace(row: VacancySummaryRow, municipalityName: MunicipalityName): Workplace {
  const { municipalityCode: code } = row;
  return {
    country: row.workplaceCountry,
    municipality:
      code === null ? null : { code, name: municipalityName(code) ?? row.municipalityName ?? code },
    postcode: row.postcode,
    city: row.city,
    street: row.street,
    lat: row.lat,
    lon: row.lon,
    precision: row.precision,
  };
}

function presentOccupation(row: VacancySummaryRow): Occupation | null {
  if (row.occupationBasis === null) return null;
  return {
    esco: row.occupationEsco,
    isco: row.occupationIsco,
    labels: { da: row.occupationLabelDa, sv: row.occupationLabelSv, en: row.occupationLabelEn },
    basis: row.occupationBasis,
    confidence: row.occupationConfidence,
  };
}

function presentPosting(row: PostingRow): Posting {
  return {
    source: row.source,
    sourceId: row.sourceId,
    url: row.url,
    firstSeenAt: instantInCopenhagen(row.firstSeenAt),
    lastSeenAt: instantInCopenhagen(row.lastSeenAt),
  };
}

function instant(date: Date | null): string | null {
  return date === null ? null : instantInCopenhagen(date);
}
