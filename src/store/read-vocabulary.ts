import type pg from 'pg';
import { reachingDatabase } from './database-errors.ts';
import { openAt } from './open-at.ts';

/** What open vacancies are called and made of, with how many there are of each. */
export interface VocabularyRows {
  readonly employers: readonly Counted[];
  readonly municipalities: readonly Counted[];
  /** Of their cities, as written in their addresses. */
  readonly cities: readonly Counted[];
  /** URIs of the occupations they have. */
  readonly occupations: readonly Counted[];
  /** ISCO-08 unit groups. */
  readonly groups: readonly Counted[];
  /** Words of titles, in lower case. */
  readonly words: readonly Counted[];
}

export interface Counted {
  readonly value: string;
  readonly count: number;
}

/** Shorter words are not corrected, and a word of one title alone may be a slip itself. */
const WORDS = `
  select word as value, count(*)::int as count
  from (select distinct id, word from vacancy, regexp_split_to_table(lower(left(title, 300)), '[^[:alpha:]]+') as word
        where $OPEN and length(word) between 4 and 40) as each
  group by word having count(*) > 1`;

function countOf(column: string): string {
  return `select ${column} as value, count(*)::int as count from vacancy where $OPEN and ${column} is not null group by ${column}`;
}

/** Reads through all open vacancies: some seconds for a hundred thousand, so once after each harvest. */
export function readVocabulary(pool: pg.Pool, now: Date): Promise<VocabularyRows> {
  const read = async (sql: string): Promise<Counted[]> => {
    const { rows } = await pool.query<Counted>(sql.replaceAll('$OPEN', openAt('$1')), [now]);
    return rows;
  };
  return reachingDatabase(async () => ({
    employers: await read(countOf('employer_name')),
    municipalities: await read(countOf('municipality_code')),
    cities: await read(countOf('city')),
    occupations: await read(countOf('occupation_esco')),
    groups: await read(countOf('occupation_isco')),
    words: await read(WORDS),
  }));
}

/** Changes with every run that begins or ends, and so after every harvest. */
export function readDataVersion(pool: pg.Pool): Promise<string> {
  return reachingDatabase(async () => {
    const { rows } = await pool.query<{ version: string }>(
      `select concat(max(id), ' ', count(finished_at)) as version from harvest_run`,
    );
    return rows[0]?.version ?? '';
  });
}
