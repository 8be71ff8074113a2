import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseRecord } from './parse-record.ts';

const Ad = z.object({
  id: z.string(),
  positions: z.int().nullable(),
  employer: z.object({ name: z.string().nullable() }).nullable(),
  places: z.array(z.object({ city: z.string().nullable() }).nullable()).nullish(),
});
const ESSENTIAL = new Set(['id']);
const good = { id: '1', positions: 2, employer: { name: 'Havnen' } };

describe('parseRecord', () => {
  it('reads a good record without issues and drops what the schema does not know', () => {
    expect(parseRecord(Ad, { ...good, contact: 'someone' }, ESSENTIAL)).toEqual({
      ok: true,
      value: good,
      issues: [],
    });
  });

  it('gives up a retyped field, at any depth, and says which', () => {
    const record = {
      ...good,
      positions: 'two',
      employer: { name: ['Havnen'] },
      places: [{ city: 1 }, { city: 'Ystad' }],
    };
    const parsed = parseRecord(Ad, record, ESSENTIAL);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        id: '1',
        positions: null,
        employer: { name: null },
        places: [{ city: null }, { city: 'Ystad' }],
      },
    });
    expect(parsed.issues.map(({ path, value }) => [path, value])).toEqual([
      ['positions', 'two'],
      ['employer.name', 'a list of 1'],
      ['places.0.city', 1],
    ]);
  });

  it('notices a renamed field', () => {
    const { positions: _, ...renamed } = { ...good, vacancies: 2 };
    const parsed = parseRecord(Ad, renamed, ESSENTIAL);
    expect(parsed).toMatchObject({ ok: true, value: { positions: null }, issues: [{ path: 'positions' }] });
  });

  it('rejects a record without its essential fields, or that is none', () => {
    expect(parseRecord(Ad, { ...good, id: null }, ESSENTIAL)).toMatchObject({
      ok: false,
      issues: [{ path: 'id' }],
    });
    expect(parseRecord(Ad, 'ad', ESSENTIAL)).toMatchObject({ ok: false, issues: [{ path: '' }] });
  });

  it('shows keys but no values of an object that does not belong there', () => {
    const parsed = parseRecord(Ad, { ...good, positions: { name: 'A Person' } }, ESSENTIAL);
    expect(parsed.issues).toMatchObject([{ value: 'an object with name' }]);
  });

  it('shows a text whole, so that whom it names can be masked before it is cut', () => {
    const text = `${'Ring til '.repeat(8)}anna.berg@kommune.test`;
    expect(parseRecord(Ad, { ...good, positions: text }, ESSENTIAL).issues).toMatchObject([{ value: text }]);
  });

  it('leaves the record as it was', () => {
    const record = { ...good, positions: 'two' };
    parseRecord(Ad, record, ESSENTIAL);
    expect(record.positions).toBe('two');
  });
});
