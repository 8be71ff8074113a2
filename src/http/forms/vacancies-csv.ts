import type { VacancySummary } from '../../domain/vacancy.ts';

type Cell = string | number | null | undefined;

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

const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180 with a header, in UTF-8 with a byte order mark, by which spreadsheets know the encoding. */
export function vacanciesCsv(vacancies: readonly VacancySummary[]): string {
  const rows = [
    Object.keys(COLUMNS),
    ...vacancies.map((vacancy) => Object.values(COLUMNS).map((read) => cell(read(vacancy)))),
  ];
  return BYTE_ORDER_MARK + rows.map((row) => `${row.join(',')}\r\n`).join('');
}

/**
 * What a spreadsheet would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection), also after
 * blanks and in full width: it gets an apostrophe, which spreadsheets read as "text follows". A number does not.
 */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
