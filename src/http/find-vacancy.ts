import type { VacancyDetail, VacancySearch } from '../domain/vacancy.ts';
import { NotFoundError } from './request-errors.ts';

/** Ids are ours, short and plain; the database is not asked for anything else. */
const POSSIBLE_ID = /^[\w-]{1,100}$/;

/** @throws NotFoundError where there is no such vacancy. */
export async function findVacancy(vacancies: VacancySearch, id: string): Promise<VacancyDetail> {
  const vacancy = POSSIBLE_ID.test(id) ? await vacancies.get(id) : null;
  if (vacancy === null) throw new NotFoundError('There is no vacancy with this id.');
  return vacancy;
}
