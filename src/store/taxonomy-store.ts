import type pg from 'pg';
import type {
  CodeRecord,
  ConceptRecord,
  LabelRecord,
  LayerCounts,
  TaxonomyLayer,
  TaxonomyStore,
} from '../domain/taxonomy.ts';
import type { Database } from './database.ts';
import { reachingDatabase } from './database-errors.ts';
import { inTransaction } from './in-transaction.ts';

/** Any number that nobody else uses for an advisory lock on this database. */
const IMPORT_LOCK = 7_352_002;

/** Concepts, their labels and their codes in the database. */
export function createTaxonomyStore({ pool }: Pick<Database, 'pool'>): TaxonomyStore {
  return {
    version: () => reachingDatabase(() => readVersion(pool)),
    read: () =>
      inTransaction(pool, 'begin isolation level repeatable read read only', async (client) => ({
        version: await readVersion(client),
        concepts: await readConcepts(client),
        labels: await readLabels(client),
        codes: await readCodes(client),
        unsettled: await readUnsettled(client),
      })),
    replace: (layers, at) =>
      inTransaction(pool, 'begin', async (client) => {
        await client.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
        const changed: boolean[] = [];
        for (const layer of layers) changed.push(await replaceLayer(client, layer, at));
        if (changed.includes(true)) await choosePreferred(client);
        return changed;
      }),
    async layers() {
      const { rows } = await reachingDatabase(() =>
        pool.query<LayerCounts & { importedAt: Date }>(
          `select source, concepts, labels, codes, imported_at as "importedAt"
           from concept_layer order by source`,
        ),
      );
      return rows;
    },
  };
}

async function readVersion(client: pg.ClientBase | pg.Pool): Promise<string> {
  const { rows } = await client.query<{ version: string }>(
    `select md5(coalesce(string_agg(source || ' ' || version, ',' order by source), '')) as version
     from concept_layer`,
  );
  return rows[0]?.version ?? '';
}

/** Those that something is known of: a number is kept even when its concept is gone from every layer. */
async function readConcepts(client: pg.ClientBase): Promise<ConceptRecord[]> {
  const { rows } = await client.query<unknown[]>({
    text: `select number, uri, kind, isco, label_da, label_sv, label_en from concept
           where isco is not null and exists (select from concept_alias where concept = number)
           order by number`,
    rowMode: 'array',
  });
  return (rows as [number, string, ConceptRecord['kind'], string, ...(string | null)[]][]).map(
    ([number, uri, kind, isco, da = null, sv = null, en = null]) => ({
      number,
      uri,
      kind,
      isco,
      labels: { da, sv, en },
    }),
  );
}

async function readLabels(client: pg.ClientBase): Promise<LabelRecord[]> {
  const { rows } = await client.query<unknown[]>({
    text: `select concept, lang, label, concept_alias.kind, source, weight
           from concept_alias join concept on number = concept where isco is not null
           order by concept, lang, norm, source, concept_alias.kind`,
    rowMode: 'array',
  });
  return (rows as [number, LabelRecord['language'], string, LabelRecord['kind'], string, number][]).map(
    ([concept, language, label, kind, source, weight]) => ({
      concept,
      language,
      label,
      kind,
      source,
      weight,
    }),
  );
}

/** What JobTech says of its own codes today goes before the mapping table that was once made of them. */
async function readCodes(client: pg.ClientBase): Promise<CodeRecord[]> {
  const { rows } = await client.query<CodeRecord>(
    `select distinct scheme, code, concept, relation
     from concept_xref as said join concept on number = concept
     where isco is not null and not (source = 'crosswalk-se' and exists (
       select from concept_xref as newer
       where newer.source = 'jobtech-taxonomy' and newer.scheme = said.scheme and newer.code = said.code))
     order by scheme, code, concept, relation`,
  );
  return rows;
}

async function readUnsettled(client: pg.ClientBase): Promise<Pick<CodeRecord, 'scheme' | 'code'>[]> {
  const { rows } = await client.query<Pick<CodeRecord, 'scheme' | 'code'>>(
    `select distinct scheme, code
     from concept_xref join concept on number = concept where isco is null
     order by scheme, code`,
  );
  return rows;
}

async function replaceLayer(client: pg.ClientBase, layer: TaxonomyLayer, at: Date): Promise<boolean> {
  const { source, version } = layer;
  const { rowCount } = await client.query(
    'update concept_layer set imported_at = $3 where source = $1 and version = $2',
    [source, version, at],
  );
  if (rowCount !== 0) return false;
  await client.query('delete from concept_alias where source = $1', [source]);
  await client.query('delete from concept_xref where source = $1', [source]);
  await numberConcepts(client, layer);
  await addLabels(client, layer);
  await addCodes(client, layer);
  const { concepts, labels, codes } = layer;
  await client.query(
    `insert into concept_layer (source, version, concepts, labels, codes, imported_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (source) do update set version = excluded.version, concepts = excluded.concepts,
       labels = excluded.labels, codes = excluded.codes, imported_at = excluded.imported_at`,
    [source, version, concepts.length, labels.length, codes.length, at],
  );
  return true;
}

/** New concepts get the next numbers; what a layer says of a known one's group holds, except that ours gives way. */
async function numberConcepts(client: pg.ClientBase, { source, concepts }: TaxonomyLayer): Promise<void> {
  await client.query(
    `insert into concept (number, uri, kind, isco)
     select (select coalesce(max(number), 0) from concept) + row_number() over (order by place), uri, kind, isco
     from json_to_recordset($1) as said(uri text, kind text, isco text, place int)
     where not exists (select from concept where concept.uri = said.uri)`,
    [JSON.stringify(concepts.map((concept, place) => ({ ...concept, place })))],
  );
  await client.query(
    `update concept set isco = said.isco
     from json_to_recordset($1) as said(uri text, isco text)
     where concept.uri = said.uri and said.isco is not null and concept.isco is distinct from said.isco
       and ($2 <> 'seed' or concept.isco is null)`,
    [JSON.stringify(concepts), source],
  );
}

async function addLabels(client: pg.ClientBase, { source, labels }: TaxonomyLayer): Promise<void> {
  await client.query(
    `insert into concept_alias (concept, lang, label, norm, kind, weight, source)
     select number, language, label, lower(label), said.kind, max(weight), $2
     from json_to_recordset($1) as said(uri text, language text, label text, kind text, weight real)
     join concept using (uri)
     group by number, language, label, said.kind`,
    [JSON.stringify(labels), source],
  );
}

async function addCodes(client: pg.ClientBase, { source, codes }: TaxonomyLayer): Promise<void> {
  await client.query(
    `insert into concept_xref (scheme, code, concept, relation, source)
     select distinct scheme, code, number, relation, $2
     from json_to_recordset($1) as said(uri text, scheme text, code text, relation text)
     join concept using (uri)`,
    [JSON.stringify(codes), source],
  );
}

/** What a concept is called: by what was imported rather than by us, and of that by ESCO's own files first. */
async function choosePreferred(client: pg.ClientBase): Promise<void> {
  await client.query(`
    with ranked as (
      select distinct on (concept, lang) concept, lang, label
      from concept_alias
      where kind = 'preferred'
      order by concept, lang, source = 'seed', source not like 'esco-%', source, norm
    ), chosen as (
      select number,
        max(label) filter (where lang = 'da') as da,
        max(label) filter (where lang = 'sv') as sv,
        max(label) filter (where lang = 'en') as en
      from concept left join ranked on concept = number group by number
    )
    update concept set label_da = da, label_sv = sv, label_en = en from chosen
    where chosen.number = concept.number
      and (label_da, label_sv, label_en) is distinct from (da, sv, en)`);
}
