import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LANGUAGES } from '../domain/codes.ts';
import type { LayerLabel, TaxonomyLayer } from '../domain/taxonomy.ts';
import { readSeed, SeedError } from '../lib/read-seed.ts';
import { groupUri } from './isco-group.ts';

export const SEED_SOURCE = 'seed';

const name = z.string().min(1);
const names = name.transform((field) => field.split('|')).pipe(z.array(name));

const GroupRow = z.strictObject({ code: z.string().regex(/^\d{1,4}$/), da: name, sv: name, en: name });

const WordRow = z.strictObject({
  esco: z.string().regex(/^http:\/\/data\.europa\.eu\/esco\/(occupation\/[0-9a-f-]{36}|isco\/C\d{1,4})$/),
  isco: z.string().regex(/^\d{1,4}$/),
  da: names,
  sv: names,
  en: names,
});
type WordRow = z.infer<typeof WordRow>;

/**
 * The concepts that we bring along: all groups of ISCO-08 titled by us, and everyday words with the ESCO occupation
 * that they mean. The first word of a language is what the concept is called where ESCO has not been imported.
 * @throws SeedError naming file and line.
 */
export async function readSeedLayer(): Promise<TaxonomyLayer> {
  const [groups, words] = await Promise.all([
    readSeed('isco-08.csv', GroupRow),
    readSeed('job-words.csv', WordRow),
  ]);
  const known = new Set(groups.map(({ code }) => code));
  words.forEach((row, index) => {
    if (!known.has(row.isco))
      throw new SeedError(`seeds/job-words.csv:${index + 2}: ISCO-08 has no ${row.isco}`);
  });
  const concepts = new Map(
    [
      ...groups.map(({ code }) => ({ uri: groupUri(code), kind: 'group' as const, isco: code })),
      ...words.map(({ esco, isco }) => ({ uri: esco, kind: kindOf(esco), isco })),
    ].map((concept) => [concept.uri, concept]),
  );
  const labels = [
    ...groups.flatMap((row) =>
      LANGUAGES.map((language) => {
        return {
          uri: groupUri(row.code),
          language,
          label: row[language],
          kind: 'preferred' as const,
          weight: 1,
        };
      }),
    ),
    ...words.flatMap(labelsOf),
  ];
  const content = { concepts: [...concepts.values()], labels };
  const version = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
  return { source: SEED_SOURCE, version, ...content, codes: [] };
}

/** The first word is both what it is called and an everyday word. */
function labelsOf(row: WordRow): LayerLabel[] {
  return LANGUAGES.flatMap((language) => {
    const [first, ...others] = row[language];
    const label = (text: string, kind: LayerLabel['kind']): LayerLabel => {
      return { uri: row.esco, language, label: text, kind, weight: 1 };
    };
    const isGroup = kindOf(row.esco) === 'group';
    return [
      ...(first === undefined || isGroup ? [] : [label(first, 'preferred')]),
      ...(first === undefined ? [] : [label(first, 'everyday')]),
      ...others.map((text) => label(text, 'everyday')),
    ];
  });
}

function kindOf(uri: string): 'group' | 'occupation' {
  return uri.includes('/isco/') ? 'group' : 'occupation';
}
