import { describe, expect, it } from 'vitest';
import type { TaxonomyLayer } from '../../src/domain/taxonomy.ts';
import { buildConceptIndex } from '../../src/occupations/build-concept-index.ts';
import { readSeedLayer } from '../../src/occupations/seed-layer.ts';
import { createTaxonomyStore } from '../../src/store/taxonomy-store.ts';
import { testDatabase } from '../support/test-database.ts';

const database = testDatabase();
const AT = new Date('2026-11-27T03:00:00Z');
const uri = (id: string) => `http://data.europa.eu/esco/occupation/${id}`;

function layer(changes: Partial<TaxonomyLayer> = {}): TaxonomyLayer {
  return {
    source: 'esco-da',
    version: '1',
    concepts: [
      { uri: uri('kok'), kind: 'occupation', isco: '5120' },
      { uri: uri('tjener'), kind: 'occupation', isco: '5131' },
    ],
    labels: [
      { uri: uri('kok'), language: 'da', label: 'kok', kind: 'preferred', weight: 1 },
      { uri: uri('tjener'), language: 'da', label: 'tjener', kind: 'preferred', weight: 1 },
    ],
    codes: [{ uri: uri('kok'), scheme: 'star-esco', code: 'x', relation: 'exact' }],
    ...changes,
  };
}

describe('the taxonomy store', () => {
  it('keeps what we bring along, and gives it back as an index', async () => {
    const store = createTaxonomyStore(database());
    expect(await store.replace([await readSeedLayer()], AT)).toEqual([true]);
    const index = buildConceptIndex(await store.read());
    expect(index.link('Sjuksköterskor', { language: 'sv' })[0]?.concept.isco).toBe('2221');
    expect(index.version).toBe(await store.version());
  });

  it('writes a layer once, and says so', async () => {
    const store = createTaxonomyStore(database());
    expect(await store.replace([layer()], AT)).toEqual([true]);
    const first = await store.read();
    expect(await store.replace([layer()], AT)).toEqual([false]);
    expect(await store.read()).toEqual(first);
  });

  it('replaces a layer whole and keeps the numbers', async () => {
    const store = createTaxonomyStore(database());
    await store.replace([layer()], AT);
    const before = await store.read();
    const kok = {
      uri: uri('kok'),
      language: 'da',
      label: 'køkkenkok',
      kind: 'preferred',
      weight: 1,
    } as const;
    await store.replace([layer({ version: '2', labels: [kok], codes: [] })], AT);
    const after = await store.read();
    expect(after.concepts.map(({ number, labels }) => [number, labels.da])).toEqual([
      [before.concepts.find((each) => each.uri === uri('kok'))?.number, 'køkkenkok'],
    ]);
    expect(after.codes).toEqual([]);
    expect(after.version).not.toBe(before.version);
  });

  it('goes by what JobTech says of its own code today, not by the table once made of it', async () => {
    const store = createTaxonomyStore(database());
    const code = (id: string, code: string) => {
      return { uri: uri(id), scheme: 'jobtech-occupation-name', code, relation: 'exact' } as const;
    };
    await store.replace(
      [
        layer({ source: 'crosswalk-se', codes: [code('kok', 'both'), code('kok', 'old')] }),
        layer({ source: 'jobtech-taxonomy', codes: [code('tjener', 'both')] }),
      ],
      AT,
    );
    const index = buildConceptIndex(await store.read());
    const led = (id: string) =>
      index.byCode('jobtech-occupation-name', id).map(({ concept }) => concept.isco);
    expect([led('both'), led('old')]).toEqual([['5131'], ['5120']]);
  });

  it('tells codes that may stand for what no layer knows the group of', async () => {
    const store = createTaxonomyStore(database());
    const stranger = { uri: uri('stranger'), kind: 'occupation', isco: null } as const;
    const codes = [uri('kok'), stranger.uri].map((each) => {
      return { uri: each, scheme: 'ssyk-2012', code: '5120', relation: 'narrow' } as const;
    });
    await store.replace([layer({ concepts: [...layer().concepts, stranger], codes })], AT);
    expect((await store.read()).unsettled).toEqual([{ scheme: 'ssyk-2012', code: '5120' }]);
  });

  it('remembers when a layer was last known to be as it is', async () => {
    const store = createTaxonomyStore(database());
    await store.replace([layer()], AT);
    const later = new Date('2026-12-04T03:00:00Z');
    expect(await store.replace([layer()], later)).toEqual([false]);
    expect((await store.layers()).find(({ source }) => source === 'esco-da')?.importedAt).toEqual(later);
  });

  it('takes all layers or none', async () => {
    const store = createTaxonomyStore(database());
    const broken = layer({ source: 'esco-sv', concepts: [{ uri: uri('x'), kind: 'occupation', isco: '1' }] });
    const [first] = broken.labels;
    if (first === undefined) throw new Error('a layer without labels');
    const unwritable = { ...broken, labels: [{ ...first, label: 'a\u0000b' }] };
    await expect(store.replace([layer(), unwritable], AT)).rejects.toThrow();
    expect((await store.read()).concepts).toEqual([]);
  });

  it('prefers what was imported to what we bring along', async () => {
    const store = createTaxonomyStore(database());
    const ours = {
      uri: uri('kok'),
      language: 'da',
      label: 'vores kok',
      kind: 'preferred',
      weight: 1,
    } as const;
    await store.replace([layer(), layer({ source: 'seed', labels: [ours] })], AT);
    const labels = (await store.read()).concepts.map((concept) => concept.labels.da);
    expect(labels).toContain('kok');
    expect(labels).not.toContain('vores kok');
  });
});
