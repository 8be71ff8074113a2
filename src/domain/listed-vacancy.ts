import type { ClosedReason } from './codes.ts';
import type { CommuteQuery } from './commute.ts';
import type { VacancySummary } from './vacancy.ts';

/** A vacancy that somebody wrote down, whatever has become of it since. */
export interface ListedVacancy {
  /** As it was asked for: `vacancy.id` differs where it was joined to another meanwhile. */
  readonly id: string;
  /** `gone` was deleted long after it closed; `unknown` never was, or nothing is left that tells. */
  readonly state: 'open' | 'closed' | 'gone' | 'unknown';
  /** With its commute, where one was asked for. Null where nothing is kept of it. */
  readonly vacancy: VacancySummary | null;
  readonly closedAt: string | null;
  readonly closedReason: ClosedReason | null;
}

/** What `src/search` offers for lists of vacancies that are known by their ids. */
export interface ListedVacancies {
  /** One for each id, in their order. @throws as `CommuteFinder.prepare`, where commutes are asked for. */
  list(ids: readonly string[], commute: CommuteQuery | null): Promise<readonly ListedVacancy[]>;
}
