import type { VacancySummary } from '../../domain/vacancy.ts';
import { type Cell, csvTable } from './csv-table.ts';

const COLUMNS: Readonly<Record<string, (vacancy: VacancySummary) => Cell>> = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  employer: ({ employer }) => employer.name,
  employerOrgNumber: ({ employer }) => employer.orgNumber,
  country: ({ workplace }) => workplace.country,
  municipalityCode: ({ workplace }) => workplace.municipality?.code,
  municipality: ({ workplace }) => workplace.municipality?.name,
  postcode: ({ workplace }) => workplace.postcode,
  city: ({ workplace }) => workplace.city,
  street: ({ workplace }) => workplace.street,
  lat: ({ workplace }) => workplace.lat,
  lon: ({ workplace }) => workplace.lon,
  isco: ({ occupation }) => occupation?.isco,
  esco: ({ occupation }) => occupation?.esco,
  language: ({ language }) => language,
  hours: ({ hours }) => hours,
  duration: ({ duration }) => duration,
  positions: ({ positions }) => positions,
  publishedAt: ({ publishedAt }) => publishedAt,
  deadline: ({ deadline }) => deadline,
  sources: ({ postings }) => postings.map(({ source }) => source).join(' '),
  url: ({ postings }) => postings[0]?.url,
};

/** With a header. */
export function vacanciesCsv(vacancies: readonly VacancySummary[]): string {
  const rows = vacancies.map((vacancy) => Object.values(COLUMNS).map((read) => read(vacancy)));
  return csvTable([Object.keys(COLUMNS), ...rows]);
}
