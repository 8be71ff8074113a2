import { index, integer, pgTable, primaryKey, real, text, unique } from 'drizzle-orm/pg-core';
import type { Language } from '../../domain/codes.ts';
import type { CodeScheme, ConceptKind, LabelKind, Relation } from '../../domain/taxonomy.ts';
import { instant } from './columns.ts';

/** An ESCO occupation or an ISCO-08 group. Never deleted: vacancies are indexed by its number. */
export const concept = pgTable(
  'concept',
  {
    number: integer('number').primaryKey(),
    uri: text('uri').notNull(),
    kind: text('kind').$type<ConceptKind>().notNull(),
    /** Null where only a mapping speaks of it: then it is not used. */
    isco: text('isco'),
    labelDa: text('label_da'),
    labelSv: text('label_sv'),
    labelEn: text('label_en'),
  },
  (table) => [unique('concept_uri').on(table.uri), index('concept_isco').on(table.isco)],
);

const ofConcept = () =>
  integer('concept')
    .notNull()
    .references(() => concept.number, { onDelete: 'cascade' });

/** What concepts are called, and by which layer. */
export const conceptAlias = pgTable(
  'concept_alias',
  {
    concept: ofConcept(),
    lang: text('lang').$type<Language>().notNull(),
    label: text('label').notNull(),
    /** In lower case. */
    norm: text('norm').notNull(),
    kind: text('kind').$type<LabelKind>().notNull(),
    /** 0..1: how surely the label means this concept. */
    weight: real('weight').notNull(),
    source: text('source').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.concept, table.lang, table.kind, table.label] }),
    index('concept_alias_norm').on(table.norm),
    index('concept_alias_concept').on(table.concept),
  ],
);

/** Codes of other classifications, and the concepts that they lead to. */
export const conceptXref = pgTable(
  'concept_xref',
  {
    scheme: text('scheme').$type<CodeScheme>().notNull(),
    code: text('code').notNull(),
    concept: ofConcept(),
    /** What the concept is to the code. */
    relation: text('relation').$type<Relation>().notNull(),
    source: text('source').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.scheme, table.code, table.concept, table.relation] }),
    index('concept_xref_concept').on(table.concept),
  ],
);

/** What was imported: one row for each file or service. */
export const conceptLayer = pgTable('concept_layer', {
  source: text('source').primaryKey(),
  version: text('version').notNull(),
  concepts: integer('concepts').notNull(),
  labels: integer('labels').notNull(),
  codes: integer('codes').notNull(),
  importedAt: instant('imported_at').notNull(),
});
