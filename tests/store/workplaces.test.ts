import { expect, test } from 'vitest';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { readWorkplaces } from '../../src/store/read-workplaces.ts';
import { testDatabase } from '../support/test-database.ts';
import { KOEBENHAVN, MALMO, samplePosting, sampleRun, versioned } from './sample-posting.ts';

const database = testDatabase();

async function write(places: Readonly<Record<string, typeof MALMO>>): Promise<void> {
  const postings = Object.entries(places).map(([sourceId, workplace]) =>
    versioned(samplePosting({ sourceId, workplace })),
  );
  await createHarvestStore(database()).write(sampleRun(1), postings);
}

/** Source id → number of the place. */
async function numbers(): Promise<Record<string, number | null>> {
  const { rows } = await database().pool.query(
    'select source_id, workplace from posting join vacancy on vacancy.id = vacancy_id',
  );
  return Object.fromEntries(rows.map((row) => [row.source_id, row.workplace]));
}

const LUND = { ...MALMO, municipality: { code: '1281', name: 'Lund' }, lat: 55.7047, lon: 13.191 };

test('vacancies at one place share its number, whatever their street says, and others have others', async () => {
  await write({
    a: MALMO,
    b: { ...MALMO, street: 'Stortorget 1 A' },
    c: LUND,
    d: KOEBENHAVN,
    e: { ...KOEBENHAVN, city: 'København' },
    f: { ...KOEBENHAVN, precision: 'postcode' },
  });
  const of = await numbers();
  expect(of['b']).toBe(of['a']);
  expect(of['e']).toBe(of['d']);
  expect(new Set(Object.values(of)).size).toBe(4);
  const rows = await readWorkplaces(database().pool, (of['a'] ?? 0) - 1, []);
  expect(rows.find((row) => row.number === of['c'])).toMatchObject({ lat: 55.7047, precision: 'address' });
  expect(rows.find((row) => row.number === of['f'])).toMatchObject({ postcode: '2100', lat: null });
});

test('a vacancy that moves gets the number of its new place, and one without a place none', async () => {
  await write({ a: MALMO, b: LUND });
  const before = await numbers();
  await write({ a: LUND, b: { ...LUND, municipality: null, precision: 'unknown', lat: null, lon: null } });
  const after = await numbers();
  expect(after).toEqual({ a: before['b'], b: null });
});

test('numbers that turn up late are found', async () => {
  await write({ a: MALMO });
  const { a } = await numbers();
  expect(await readWorkplaces(database().pool, 1_000_000, [])).toEqual([]);
  expect(await readWorkplaces(database().pool, 1_000_000, [a ?? 0])).toHaveLength(1);
});
