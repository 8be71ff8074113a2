import type { VacancyDetail, VacancySearch } from '../domain/vacancy.ts';
import { GoneError, NotFoundError } from './request-errors.ts';

/** Ids are ours, short and plain; the database is not asked for anything else. */
const POSSIBLE_ID = /^[\w-]{1,100}$/;

/** @throws NotFoundError where there is no such vacancy, GoneError where there was. */
export async function findVacancy(vacancies: VacancySearch, id: string): Promise<VacancyDetail> {
  const isPossible = POSSIBLE_ID.test(id);
  const vacancy = isPossible ? await vacancies.get(id) : null;
  if (vacancy !== null) return vacancy;
  if (isPossible && (await vacancies.isGone?.(id))) {
    throw new GoneError('This vacancy was deleted, long after it was closed.');
  }
  throw new NotFoundError('There is no vacancy with this id.');
}
