import type { JoinReason } from './join-reason.ts';

/** A vacancy that a posting was found to be of, by one of the postings that it has already. */
export interface VacancyMatch {
  readonly vacancyId: string;
  readonly because: JoinReason;
}

/** From the surest; those from `FIRST_TENTATIVE` on hold only where one vacancy alone fits. */
const RANKS: readonly ((reason: JoinReason) => boolean)[] = [
  ({ kind }) => kind === 'same_posting',
  ({ kind }) => kind === 'external_id',
  ({ kind }) => kind === 'url',
  (reason) => reason.kind === 'employer_and_text' && !reason.excerpt,
  ({ kind }) => kind === 'translation',
  (reason) => reason.kind === 'employer_and_text' && reason.excerpt,
];
const FIRST_TENTATIVE = 4;

/**
 * Which of the vacancies that `decide` found for a posting it joins: the one with the surest reason, of several
 * equally sure the one with the lowest id. Where the best there is are excerpts or translations that fit several
 * vacancies (ads of one employer often begin alike) it joins none. The order of `matches` does not matter.
 */
export function chooseVacancy(matches: readonly VacancyMatch[]): VacancyMatch | null {
  for (const [rank, hasRank] of RANKS.entries()) {
    const equal = matches.filter(({ because }) => hasRank(because)).toSorted(byVacancy);
    const [first] = equal;
    if (first === undefined) continue;
    const isOne = equal.every(({ vacancyId }) => vacancyId === first.vacancyId);
    return rank < FIRST_TENTATIVE || isOne ? first : null;
  }
  return null;
}

function byVacancy(a: VacancyMatch, b: VacancyMatch): number {
  return a.vacancyId < b.vacancyId ? -1 : Number(a.vacancyId > b.vacancyId);
}
