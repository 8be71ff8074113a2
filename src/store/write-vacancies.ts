import type pg from 'pg';
import type { RunRef } from './harvest-store.ts';
import { vacancy } from './schema/vacancies.ts';
import { upsertJsonRows } from './upsert-rows.ts';
import { type SaidBytes, vacancyJson } from './vacancy-row.ts';

export interface SayingVacancy {
  readonly id: string;
  readonly said: SaidBytes;
}

/**
 * Inserts these vacancies as open, or has those that are there say this from now on, as of `run`; no two of one id.
 * @param ifThere `none is`: fails where one is there.
 */
export function writeVacancies(
  client: pg.ClientBase,
  run: RunRef,
  vacancies: readonly SayingVacancy[],
  ifThere: 'none is' | 'it says this' = 'it says this',
): Promise<void> {
  return upsertJsonRows(
    client,
    vacancy,
    vacancies.map(({ id, said }) => vacancyJson(id, run, said)),
    ifThere === 'none is' ? ifThere : { key: ['id'], keep: ['firstSeenAt'] },
    {
      description: vacancies.map(({ said }) => said.description),
      descriptionHtml: vacancies.map(({ said }) => said.descriptionHtml),
    },
  );
}
