import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ListedVacancies } from '../../src/domain/listed-vacancy.ts';
import { sampleVacancy } from '../web/sample-pages.ts';
import { LISTED } from '../web/sample-shortlist.ts';
import { LUND_COOKIE } from './support/lund-home.ts';
import { NO_SHORTLISTS, NO_TRAVEL, testApp } from './support/test-app.ts';

const FORMULAS = ['=1+1', '+cmd|calc', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', '=HYPERLINK("http://x","y")'];

async function start(list: ListedVacancies['list'] = async () => LISTED) {
  const { app, log } = await testApp({
    travel: NO_TRAVEL,
    shortlists: { ...NO_SHORTLISTS, vacancies: { list } },
  });
  const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/${url}`,
      headers: { 'content-type': 'application/json', ...headers },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
  return { app, log, post };
}

const entries = LISTED.map(({ id }) => ({ id, note: `to ${id}`, savedOn: '2026-11-21' }));

/** Cells of the only sheet, by row; texts are told from numbers by their quotes. */
function sheetOf(workbook: Buffer): { name: string; rows: (string | null)[][]; files: string } {
  const files = unzipSync(workbook);
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([\s\S]*?)<\/t><\/si>/g)].map(
    ([, value = '']) => value,
  );
  const rows = [...text('xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)].map(
    ([, row = '']) =>
      [...row.matchAll(/<c r="[A-Z]+\d+"(?: s="\d+")?(?: t="(\w+)")?(?:\/>|><v>([^<]*)<\/v><\/c>)/g)].map(
        ([, type, value = '']) => (type === 's' ? `"${strings[Number(value)]}"` : value),
      ),
  );
  const [, name = ''] = /<sheet [^>]*name="([^"]*)"/.exec(text('xl/workbook.xml')) ?? [];
  return {
    name,
    rows,
    files: Object.values(files)
      .map((file) => strFromU8(file))
      .join('\n'),
  };
}

describe('a shortlist as a file', () => {
  it('is a table in the reader’s words, with what has become of each vacancy', async () => {
    const { post } = await start();
    const answer = await post('shortlist.csv', { language: 'da', entries });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="sundet-shortlist.csv"');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [header, first, closed, gone, unknown] = answer.body.slice(1).split('\r\n');
    expect(header).toMatch(/^Nr\.,Stilling,Arbejdsgiver,Sted,Ansøgningsfrist,Annonce,Note,.*,Link$/);
    expect(first).toMatch(
      /^1,"Undersköterska till kirurgavdelning, natt",.*,2026-11-27,åben,to v1,2026-11-21,,06:28,/,
    );
    expect(closed).toContain('lukket');
    expect(gone).toMatch(/^3,v3,,,,slettet,to v3/);
    expect(unknown).toContain('ukendt');
  });

  it('keeps what a vacancy was called of which nothing is left', async () => {
    const { post } = await start();
    const named = entries.map((entry) => ({ ...entry, title: 'Kok', employer: 'Kroen' }));
    const { body } = await post('shortlist.csv', { language: 'en', entries: named });
    expect(body).toContain('3,Kok,Kroen,,,deleted');
  });

  it('is a workbook of plain texts', async () => {
    const { post } = await start();
    const answer = await post('shortlist.xlsx', { language: 'sv', entries });
    expect(answer.headers['content-type']).toContain('spreadsheetml.sheet');
    const { name, rows } = sheetOf(answer.rawPayload);
    expect(name).toBe('Jobblista');
    expect(rows).toHaveLength(5);
    expect(rows[1]?.slice(0, 3)).toEqual([
      '1',
      '"Undersköterska till kirurgavdelning, natt"',
      '"Sundets sjukhus"',
    ]);
  });

  it('is a job log: when, what, with whom, where', async () => {
    const { post } = await start();
    const [first, ...rest] = entries;
    const applied = [{ ...first, appliedOn: '2026-11-25' }, ...rest];
    const { body } = await post('joblog.csv', { language: 'sv', entries: applied });
    const [header, one, other] = body.slice(1).split('\r\n');
    expect(header).toBe('Datum,Tjänst,Arbetsgivare,Länk,Status');
    expect(one).toBe(
      '2026-11-25,"Undersköterska till kirurgavdelning, natt",Sundets sjukhus,https://arbetsformedlingen.se/platsbanken/annonser/1,Sökt',
    );
    expect(other).toMatch(/^2026-11-21,Smed til værft,.*,Inte sökt än$/);
    const log = await post('joblog.xlsx', { language: 'sv', entries: applied });
    expect(sheetOf(log.rawPayload).rows.map((row) => row.at(-1))).toEqual([
      '"Status"',
      '"Sökt"',
      ...Array.from({ length: 3 }, () => '"Inte sökt än"'),
    ]);
  });

  it.each(FORMULAS)('runs nothing of what people or ads wrote: %j', async (formula) => {
    const vacancy = sampleVacancy({
      title: formula,
      employer: { name: formula, orgNumber: null, country: 'SE' },
    });
    const { post } = await start(async () => [{ ...LISTED[0], vacancy } as (typeof LISTED)[number]]);
    const body = { language: 'en', entries: [{ id: 'v1', note: formula }] };
    const csv = await post('shortlist.csv', body);
    const row = csv.body.slice(csv.body.indexOf('\r\n') + 2);
    const cells = [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(([, a, b]) => a ?? b);
    expect([cells[1], cells[2], cells[6]]).toEqual(Array(3).fill(`'${formula.replaceAll('"', '""')}`));
    const { rows, files } = sheetOf((await post('shortlist.xlsx', body)).rawPayload);
    const escaped = `"${formula}"`;
    expect([rows[1]?.[1], rows[1]?.[2]]).toEqual([escaped, escaped]);
    expect(files).not.toMatch(/<f[ >]|<hyperlink|externalLink/i);
  });

  it('is well formed whatever was written', async () => {
    const { post } = await start();
    const note = '</t></si><f>1</f>&\0\u0001\ud800\ufffe ]]>';
    const answer = await post('shortlist.xlsx', { entries: [{ id: 'v1', note }] });
    const { rows, files } = sheetOf(answer.rawPayload);
    expect(rows[1]).toContain('"&lt;/t&gt;&lt;/si&gt;&lt;f&gt;1&lt;/f&gt;&amp; ]]&gt;"');
    for (const forbidden of ['<f>', '\0', '\u0001', '\ufffe']) expect(files).not.toContain(forbidden);
  });

  it('tells commutes from the home that the browser keeps, and only then', async () => {
    const asked: unknown[] = [];
    const { post } = await start(async (_, commute) => {
      asked.push(commute);
      return LISTED;
    });
    await post('shortlist.csv', { entries });
    await post('shortlist.csv', { entries }, { cookie: LUND_COOKIE });
    expect(asked).toMatchObject([null, { origin: { lat: 55.705 } }]);
  });
});

describe('what is sent to it', () => {
  it.each([
    ['no list', {}],
    ['too many', { entries: Array.from({ length: 101 }, (_, i) => ({ id: `v${i}` })) }],
    ['too long a note', { entries: [{ id: 'a', note: 'x'.repeat(1001) }] }],
    ['no id', { entries: [{ note: 'x' }] }],
    ['too long an id', { entries: [{ id: 'x'.repeat(101) }] }],
    ['a day that is none', { entries: [{ id: 'a', savedOn: '2026-02-30' }] }],
    ['what nobody asked for', { entries: [{ id: 'a', extra: 'secret words' }] }],
    ['another language', { language: 'no', entries: [] }],
    ['a list', []],
    ['null', null],
  ])('is refused with its faults named: %s', async (_, body) => {
    const { post, log } = await start();
    const answer = await post('shortlist.csv', body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().type).toBe('/problems/bad-parameter');
    expect(answer.json().errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(log)).not.toContain('secret words');
  });

  it('is told the way to the fault', async () => {
    const { post } = await start();
    const answer = await post('shortlist.csv', {
      entries: [{ id: 'a' }, { id: 'b', note: 'x'.repeat(2000) }],
    });
    expect(answer.json().errors).toEqual([
      { parameter: 'entries.1.note', message: 'may be at most 1000 characters long' },
    ]);
  });

  it('is read no further than a list may be long', async () => {
    const { post } = await start();
    expect((await post('shortlist.xlsx', `{"entries":[${' '.repeat(600_000)}]}`)).statusCode).toBe(413);
    expect((await post('shortlist.xlsx', '{"entries":')).statusCode).toBe(400);
    expect(
      (await post('shortlist.xlsx', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }))
        .statusCode,
    ).toBe(415);
  });

  it('is taken from no other site, and only by POST', async () => {
    const { app, post } = await start();
    expect((await post('joblog.csv', { entries }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await post('joblog.csv', { entries }, { origin: 'https://evil.example' })).statusCode).toBe(403);
    const read = await app.inject('/api/v1/joblog.csv');
    expect([read.statusCode, read.headers['allow']]).toEqual([405, 'POST']);
  });
});
