import type { Queryable } from './queryable.ts';
import type { PostingRow, VacancyDetailRow, WithPostings } from './read-vacancies.ts';

/** What a list shows of a vacancy, by column. */
const COLUMNS = {
  id: 'id',
  title: 'title',
  description: 'description',
  language: 'language',
  employerName: 'employer_name',
  employerOrgNumber: 'employer_org_number',
  employerCountry: 'employer_country',
  workplaceCountry: 'workplace_country',
  municipalityCode: 'municipality_code',
  municipalityName: 'municipality_name',
  postcode: 'postcode',
  city: 'city',
  street: 'street',
  lat: 'lat',
  lon: 'lon',
  precision: 'precision',
  workplace: 'workplace',
  occupationEsco: 'occupation_esco',
  occupationIsco: 'occupation_isco',
  occupationLabelDa: 'occupation_label_da',
  occupationLabelSv: 'occupation_label_sv',
  occupationLabelEn: 'occupation_label_en',
  occupationBasis: 'occupation_basis',
  occupationConfidence: 'occupation_confidence',
  hours: 'hours',
  duration: 'duration',
  positions: 'positions',
} as const satisfies Partial<Record<keyof VacancyDetailRow, string>>;
const MOMENTS = { publishedAt: 'published_at', deadline: 'deadline', updatedAt: 'updated_at' } as const;

export type SummaryPosting = Pick<PostingRow, 'source' | 'sourceId' | 'url' | 'firstSeenAt' | 'lastSeenAt'>;
export type SummaryRow = Pick<VacancyDetailRow, keyof typeof COLUMNS | keyof typeof MOMENTS>;

type Milliseconds = number;
type RawPosting = [
  source: string,
  sourceId: string,
  url: string,
  firstSeenAt: Milliseconds,
  lastSeenAt: Milliseconds,
  open: boolean,
];
type RawRow = Omit<SummaryRow, keyof typeof MOMENTS> &
  Record<keyof typeof MOMENTS, Milliseconds | null> & { readonly postings: readonly RawPosting[] };

/** Moments as numbers: the driver takes ten times as long to read them as text. */
const milliseconds = (column: string): string => `round(date_part('epoch', ${column}) * 1000)`;

const STATEMENT = `
  select ${Object.entries(COLUMNS)
    .map(([name, column]) => `vacancy.${column} as "${name}"`)
    .join(', ')},
    ${Object.entries(MOMENTS)
      .map(([name, column]) => `${milliseconds(column)} as "${name}"`)
      .join(', ')},
    (select coalesce(json_agg(json_build_array(source, source_id, url, ${milliseconds('first_seen_at')},
       ${milliseconds('last_seen_at')}, retired_at is null) order by first_seen_at, source, source_id), '[]')
     from posting where posting.vacancy_id = vacancy.id) as postings
  from vacancy where id = any($1::text[])`;

/**
 * What a list shows of these vacancies, in the order of the ids; one that is gone meanwhile is left out. Their postings
 * first seen first: those that are open, or all of them where none is.
 */
export async function readSummaries(
  client: Queryable,
  ids: readonly string[],
): Promise<WithPostings<SummaryRow, SummaryPosting>[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<RawRow>({ name: 'read-summaries', text: STATEMENT, values: [ids] });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [readRow(row)];
  });
}

function readRow(row: RawRow): WithPostings<SummaryRow, SummaryPosting> {
  const open = row.postings.filter(([, , , , , isOpen]) => isOpen);
  return {
    ...row,
    publishedAt: moment(row.publishedAt),
    deadline: moment(row.deadline),
    updatedAt: new Date(row.updatedAt ?? 0),
    postings: (open.length > 0 ? open : row.postings).map(([source, sourceId, url, first, last]) => ({
      source,
      sourceId,
      url,
      firstSeenAt: new Date(first),
      lastSeenAt: new Date(last),
    })),
  };
}

function moment(time: Milliseconds | null): Date | null {
  return time === null ? null : new Date(time);
}
