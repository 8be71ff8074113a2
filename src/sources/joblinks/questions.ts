import { MUNICIPALITY_CODES, OCCUPATION_FIELDS, SKANE } from './taxonomy.ts';

/** Offset ≤ 2000 and limit ≤ 100: what stands further back in a listing cannot be had. */
export const PAGE_SIZE = 100;
export const MOST_OFFSET = 2_000;

/** What is asked for: all of Skåne, one municipality, or one occupation field in it. */
export interface Question {
  readonly municipality: string | null;
  readonly occupationField: string | null;
}

export const ALL_OF_SKANE: Question = { municipality: null, occupationField: null };

/** Smaller questions that together ask for the same; none where a question cannot be split. */
export function partsOf(question: Question): Question[] {
  const { municipality, occupationField } = question;
  if (municipality === null) {
    return [...MUNICIPALITY_CODES.keys()].map((concept) => ({ municipality: concept, occupationField }));
  }
  if (occupationField !== null) return [];
  return OCCUPATION_FIELDS.map((field) => ({ municipality, occupationField: field }));
}

/**
 * The query of a question. Geographic filters are a union upstream, so a municipality is asked for without its
 * region. Oldest first: what is added while we page comes at the end.
 */
export function queryOf({ municipality, occupationField }: Question, offset: number): URLSearchParams {
  const query = new URLSearchParams();
  if (municipality === null) query.set('region', SKANE);
  else query.set('municipality', municipality);
  if (occupationField !== null) query.set('occupation-field', occupationField);
  query.set('exclude_source', 'arbetsformedlingen.se');
  query.set('sort', 'pubdate-asc');
  query.set('limit', String(PAGE_SIZE));
  query.set('offset', String(offset));
  return query;
}

export function nameOf({ municipality, occupationField }: Question): string {
  const code = municipality === null ? null : (MUNICIPALITY_CODES.get(municipality) ?? municipality);
  const where = code === null ? 'Skåne' : `municipality ${code}`;
  return occupationField === null ? where : `${where}, field ${occupationField}`;
}
