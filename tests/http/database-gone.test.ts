import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import type { Problem } from '../../src/http/problem.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createVacancySearch } from '../../src/search/vacancy-search.ts';
import { freePort } from '../../src/store/embedded/free-port.ts';
import { NOW, testApp } from './support/test-app.ts';

test('with the database gone, API and pages say so and when to ask again', async () => {
  const pool = new pg.Pool({ connectionString: `postgres://me:hunter2@127.0.0.1:${await freePort()}/jobs` });
  onTestFinished(() => pool.end());
  const vacancies = createVacancySearch({
    database: { pool, db: drizzle(pool) },
    clock: fixedClock(NOW),
    municipalityName: () => null,
  });
  const { app, log } = await testApp({ vacancies });
  const api = '/api/v1/vacancies';
  for (const address of [`${api}?q=nurse`, `${api}/k3v9x2m4q8r1t`, '/?q=nurse', '/vacancy/k3v9x2m4q8r1t']) {
    const answer = await app.inject({ url: address, headers: { accept: 'text/html' } });
    expect([address, answer.statusCode]).toEqual([address, 503]);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.body).not.toMatch(/hunter2|127\.0\.0\.1/);
    if (address.startsWith(api)) expect(answer.json<Problem>().type).toBe('/problems/database-unavailable');
    else expect(answer.headers['content-type']).toContain('text/html');
  }
  expect(JSON.stringify(log)).toContain('ECONNREFUSED');
  expect(JSON.stringify(log)).not.toContain('hunter2');
});
