import { expect, test } from 'vitest';
import { FETCHED, IMPORTED } from './support/sample-timetables.ts';
import { DETAIL, SOURCES } from './support/samples.ts';
import { testApp } from './support/test-app.ts';

/** Samples by name and labels, read as a scraper would; every line has to be one it understands. */
function parse(text: string): Map<string, number> {
  expect(text.endsWith('\n')).toBe(true);
  const samples = new Map<string, number>();
  let family = '';
  for (const line of text.split('\n').slice(0, -1)) {
    const type = /^# TYPE (\S+) (?:gauge|counter|histogram)$/.exec(line);
    if (type !== null) {
      family = type[1] ?? '';
      continue;
    }
    if (line.startsWith('# HELP ')) continue;
    const sample = /^([a-zA-Z_:][\w:]*)(\{(?:\w+="(?:[^"\\\n]|\\.)*",?)+\})? (\S+)$/.exec(line);
    expect(sample, line).not.toBeNull();
    const [, name = '', labels = '', value] = sample ?? [];
    expect(name.startsWith(family), line).toBe(true);
    expect(samples.has(name + labels), line).toBe(false);
    samples.set(name + labels, Number(value));
  }
  return samples;
}

const counts = { active: 1, waiting: 2, delayed: 3, failed: 4, completed: 5 };

test('the metrics tell the harvest, the queue, the requests and the process', async () => {
  const { app } = await testApp({ queue: { counts: async () => counts } });
  const answer = await app.inject('/metrics');
  expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  const samples = parse(answer.body);
  expect(Object.fromEntries(samples)).toMatchObject({
    'sundet_up{part="harvest"}': 1,
    'sundet_source_enabled{source="jobtech"}': 1,
    'sundet_source_open_vacancies{source="jobnet"}': 300,
    'sundet_source_age_seconds{source="jobtech"}': 3600,
    'sundet_source_last_run_end_timestamp_seconds{source="jobtech"}': 1764209040,
    'sundet_source_last_run_duration_seconds{source="jobtech"}': 240,
    'sundet_source_last_run_outcome{source="jobtech",outcome="ok"}': 1,
    'sundet_source_last_run_outcome{source="jobtech",outcome="failed"}': 0,
    'sundet_source_last_run_postings{source="jobtech",count="rejected"}': 1,
    'sundet_source_today_postings{source="jobtech",count="read"}': 400,
    'sundet_source_issues{source="jobtech"}': 1,
    'sundet_source_health{source="jobtech",health="good"}': 1,
    'sundet_source_health{source="jobtech",health="failed"}': 0,
    'sundet_queue_jobs{state="failed"}': 4,
  });
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
});

test('good changes do not hide from the metrics that a listing fell short, nor a list’s length how much is amiss', async () => {
  const [source] = SOURCES;
  if (source?.lastRun == null) throw new Error('the sample has run');
  const lastRun = { ...source.lastRun, id: '18', mode: 'changes' as const };
  const troubledRun = { ...source.lastRun, outcome: 'suspect' as const };
  const list = async () => [{ ...source, lastRun, troubledRun, issueCount: 3_000 }];
  const { app } = await testApp({ sources: { list } });
  expect(Object.fromEntries(parse((await app.inject('/metrics')).body))).toMatchObject({
    'sundet_source_last_run_outcome{source="jobtech",outcome="ok"}': 1,
    'sundet_source_health{source="jobtech",health="suspect"}': 1,
    'sundet_source_issues{source="jobtech"}': 3_000,
  });
});

test('the metrics tell how each timetable stands, and nothing of it that is not known', async () => {
  const { app } = await testApp({ timetableSources: { list: async () => [FETCHED, IMPORTED] } });
  const samples = parse((await app.inject('/metrics')).body);
  expect(Object.fromEntries(samples)).toMatchObject({
    'sundet_up{part="timetables"}': 1,
    'sundet_timetable_enabled{feed="gtfs-se"}': 1,
    'sundet_timetable_enabled{feed="ferry"}': 0,
    'sundet_timetable_in_service{feed="ferry"}': 1,
    'sundet_timetable_age_seconds{feed="gtfs-se"}': 7200,
    'sundet_timetable_valid_from_timestamp_seconds{feed="ferry"}':
      Date.parse('2025-11-20T00:00:00+01:00') / 1000,
    'sundet_timetable_valid_until_timestamp_seconds{feed="ferry"}':
      Date.parse('2025-12-13T00:00:00+01:00') / 1000,
    'sundet_timetable_issues{feed="gtfs-se"}': 1,
    'sundet_timetable_fetches_month{feed="gtfs-se"}': 31,
    'sundet_timetable_fetches_month_allowed{feed="gtfs-se"}': 50,
    'sundet_timetable_last_fetch_outcome{feed="gtfs-se",outcome="failed"}': 1,
    'sundet_timetable_last_fetch_outcome{feed="gtfs-se",outcome="ok"}': 0,
  });
  expect(samples.has('sundet_timetable_fetches_month{feed="ferry"}')).toBe(false);
});

test('timetables that cannot be told leave the other metrics standing', async () => {
  const timetableSources = { list: () => Promise.reject(new Error('folder gone')) };
  const { app } = await testApp({ timetableSources });
  const samples = parse((await app.inject('/metrics')).body);
  expect(samples.get('sundet_up{part="timetables"}')).toBe(0);
  expect(samples.get('sundet_source_enabled{source="jobtech"}')).toBe(1);
});

test('requests are counted by route pattern: no path and no query becomes a label', async () => {
  const { app } = await testApp();
  await app.inject(`/vacancy/${DETAIL.id}?lang=da`);
  await app.inject('/?q=depressed+nurse');
  await app.inject('/secret-address/person@example.org');
  const { body } = await app.inject('/metrics');
  const samples = parse(body);
  expect(samples.get('sundet_http_requests_total{method="GET",route="/vacancy/:id",status="200"}')).toBe(1);
  expect(samples.get('sundet_http_requests_total{method="GET",route="none",status="404"}')).toBe(1);
  const inAll = 'sundet_http_request_duration_seconds_bucket{method="GET",route="/",le="+Inf"}';
  expect(samples.get(inAll)).toBe(1);
  expect(body).not.toMatch(/nurse|secret-address|example\.org|k3v9x2m4q8r1t/);
});

test('nothing that a source or a person wrote is in them', async () => {
  const { app } = await testApp();
  expect((await app.inject('/metrics')).body).not.toMatch(/31 november|30000002|Platsbanken/);
});

test('what cannot be read is told as down, and the rest is told', async () => {
  const down = () => Promise.reject(new Error('no route to db.internal'));
  const { app, log } = await testApp({ sources: { list: down }, queue: { counts: down } });
  const answer = await app.inject('/metrics');
  const samples = parse(answer.body);
  expect(answer.statusCode).toBe(200);
  expect(samples.get('sundet_up{part="harvest"}')).toBe(0);
  expect(samples.get('sundet_up{part="queue"}')).toBe(0);
  expect([...samples.keys()].some((name) => name.startsWith('sundet_source'))).toBe(false);
  expect(samples.has('process_resident_memory_bytes')).toBe(true);
  expect(log.filter(({ level }) => level === 'warn')).toHaveLength(2);
});

test('it takes no parameters and no other methods', async () => {
  const { app } = await testApp();
  const wrong = await app.inject('/metrics?x=1');
  expect(wrong.statusCode).toBe(400);
  expect(wrong.headers['content-type']).toContain('application/problem+json');
  expect((await app.inject({ method: 'POST', url: '/metrics' })).statusCode).toBe(405);
});
