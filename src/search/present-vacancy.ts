import { z } from 'zod';
import type { Language } from '../domain/codes.ts';
import { Requirement } from '../domain/requirement.ts';
import type {
  Occupation,
  Posting,
  VacancyDetail,
  VacancyJoin,
  VacancySummary,
  Workplace,
} from '../domain/vacancy.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import type { JoinReason } from '../store/posting-matcher.ts';
import type { SummaryPosting, SummaryRow } from '../store/read-summaries.ts';
import type { JoinRow, VacancyDetailRow, WithPostings } from '../store/read-vacancies.ts';
import { makeSnippet } from './snippet.ts';

export type MunicipalityName = (code: string) => string | null;

/**
 * A vacancy as readers see it in a list.
 * @param stems of the words searched for, to choose the snippet by.
 */
export function presentSummary(
  row: WithPostings<SummaryRow, SummaryPosting>,
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
    updatedAt: instantInCopenhagen(row.updatedAt),
    postings: row.postings.map(presentPosting),
  };
}

/** A vacancy on its own page. Past its end of publication it is shown as closed then, because it expired. */
export function presentDetail(
  row: WithPostings<VacancyDetailRow>,
  joins: readonly VacancyJoin[],
  now: Date,
  municipalityName: MunicipalityName,
): VacancyDetail {
  const expired = row.closedAt === null && row.openUntil !== null && row.openUntil <= now;
  return {
    ...presentSummary(row, [], municipalityName),
    description: row.description,
    descriptionHtml: row.descriptionHtml,
    requirements: presentRequirements(row.requirements),
    openUntil: instant(row.openUntil),
    closedAt: instant(expired ? row.openUntil : row.closedAt),
    closedReason: expired ? 'expired' : row.closedReason,
    ...(joins.length > 0 ? { joins: [...joins] } : {}),
  };
}

const Requirements = z.array(Requirement);

/** As the harvest wrote it; an older or newer program's, which this one cannot read, is not shown. */
function presentRequirements(json: string | null): Requirement[] {
  if (json === null) return [];
  const read = Requirements.safeParse(JSON.parse(json));
  return read.success ? read.data : [];
}

/** One sentence on why two postings were joined; null where it cannot tell. */
export type ExplainJoin = (reason: JoinReason, language: Language) => string | null;

export function presentJoin(row: JoinRow, explain: ExplainJoin): VacancyJoin {
  const { source, sourceId, reason } = row;
  const [da, sv, en] = [explain(reason, 'da'), explain(reason, 'sv'), explain(reason, 'en')];
  return {
    source,
    sourceId,
    with: { source: row.leadSource, sourceId: row.leadSourceId },
    reason: { ...reason },
    because: da === null || sv === null || en === null ? null : { da, sv, en },
  };
}

function presentWorkplace(row: SummaryRow, municipalityName: MunicipalityName): Workplace {
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

function presentOccupation(row: SummaryRow): Occupation | null {
  if (row.occupationBasis === null) return null;
  return {
    esco: row.occupationEsco,
    isco: row.occupationIsco,
    labels: { da: row.occupationLabelDa, sv: row.occupationLabelSv, en: row.occupationLabelEn },
    basis: row.occupationBasis,
    confidence: row.occupationConfidence,
  };
}

function presentPosting(row: SummaryPosting): Posting {
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
