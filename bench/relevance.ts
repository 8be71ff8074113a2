import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../src/domain/codes.ts';
import type { TaxonomyLayer } from '../src/domain/taxonomy.ts';
import { buildConceptIndex } from '../src/occupations/build-concept-index.ts';
import { mergeLayers } from '../src/occupations/merge-layers.ts';
import { type Gold, readGold } from './relevance/gold.ts';
import { type GroupFigures, groupFigures } from './relevance/groups.ts';
import { type Finder, type Hits, hitsOf } from './relevance/hits.ts';
import { type LinkCost, measureLinks } from './relevance/link-cost.ts';
import { type Market, openMarket } from './relevance/market.ts';
import { flexSearch, miniSearch, plainFullText } from './relevance/peers.ts';
import { readTaxonomies, type Taxonomies, withoutContent } from './relevance/taxonomies.ts';
import { table } from './support/table.ts';

const DATA = new URL('../../shared/data/', import.meta.url).pathname;
const QUERIES = new URL('./relevance/everyday-queries.csv', import.meta.url);

interface CrossingFigures {
  readonly how: string;
  readonly danishToSwedish: Hits;
  readonly swedishToDanish: Hits;
}

interface Report {
  readonly crossing: readonly CrossingFigures[];
  readonly groups: readonly (GroupFigures & { readonly of: string })[];
  readonly understood: readonly {
    readonly language: Language;
    readonly queries: number;
    readonly share: number;
    readonly missed: readonly string[];
  }[];
  readonly cost: LinkCost;
}

/**
 * `npm run bench -- relevance [--gold FILE] [--data DIR] [--json]`: how blind to language the search is, on real
 * titles and the real taxonomies; beside plain full text and two search libraries on the same ads.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      gold: { type: 'string' },
      data: { type: 'string', default: DATA },
      json: { type: 'boolean', default: false },
    },
  });
  const taxonomies = await readTaxonomies(values.data);
  const file = values.gold ?? path.join(values.data, 'taxonomy', 'crosslingual_da_sv_gold.dev.tsv');
  const gold = await readGold(file, codesByTitle(taxonomies.denmark));
  const folder = await mkdtemp(path.join(tmpdir(), 'sundet-bench-'));
  // As root the server runs as another user, who has to enter.
  await chmod(folder, 0o755);
  try {
    const market = await openMarket(folder, gold.danish, gold.swedish);
    try {
      const report = await measure(market, gold, taxonomies);
      process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : tell(report)}\n`);
    } finally {
      await market.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** STAR's addresses by title, of exact mappings. */
function codesByTitle({ labels, codes }: TaxonomyLayer): Map<string, string> {
  const byUri = new Map<string, string[]>();
  for (const { uri, code, relation } of codes) {
    if (relation === 'exact') byUri.set(uri, [...(byUri.get(uri) ?? []), code]);
  }
  const found = new Map<string, string>();
  const exact = labels.filter(({ kind, weight }) => kind === 'source-title' && weight === 1);
  // Where several titles are mapped to one occupation, which is whose code does not matter: all lead there.
  for (const { uri, label } of exact) {
    const code = byUri.get(uri)?.[0];
    if (code !== undefined && !found.has(label)) found.set(label, code);
  }
  return found;
}

async function measure(
  market: Market,
  gold: Gold,
  { seed, esco, denmark, sweden }: Taxonomies,
): Promise<Report> {
  const crossing: CrossingFigures[] = [];
  const cross = async (how: string, toSwedish: Finder, toDanish: Finder): Promise<void> => {
    crossing.push({
      how,
      danishToSwedish: await hitsOf(gold.danish, gold.swedish, toSwedish),
      swedishToDanish: await hitsOf(gold.swedish, gold.danish, toDanish),
    });
  };
  await market.fill([seed, ...esco, denmark, sweden]);
  await cross('both mapping tables', market.finder('SE'), market.finder('DK'));
  const understood = await understanding(market);
  await market.fill([seed, ...esco, withoutContent(denmark), sweden]);
  const unseenDanish = await hitsOf(gold.danish, gold.swedish, market.finder('SE'));
  await market.fill([seed, ...esco, denmark, withoutContent(sweden)]);
  const unseenSwedish = await hitsOf(gold.swedish, gold.danish, market.finder('DK'));
  crossing.push({
    how: 'without the searcher’s own table',
    danishToSwedish: unseenDanish,
    swedishToDanish: unseenSwedish,
  });
  await cross(
    'PostgreSQL full text, one language',
    await plainFullText(market.pool, gold.swedish, 'swedish'),
    await plainFullText(market.pool, gold.danish, 'danish'),
  );
  await cross('MiniSearch', miniSearch(gold.swedish), miniSearch(gold.danish));
  await cross('FlexSearch', flexSearch(gold.swedish), flexSearch(gold.danish));
  const all = [seed, ...esco, denmark, sweden];
  const unseen = buildConceptIndex(mergeLayers([seed, ...esco, sweden]));
  const alone = buildConceptIndex(mergeLayers(esco.filter(({ source }) => source === 'esco-da')));
  return {
    crossing,
    groups: [
      { of: 'the gold’s Danish titles', ...groupFigures(gold.groups, unseen, 'da') },
      { of: 'the same, with ESCO’s Danish labels alone', ...groupFigures(gold.groups, alone, 'da') },
    ],
    understood,
    cost: measureLinks(
      mergeLayers(all),
      [...gold.danish, ...gold.swedish].map(({ title }) => title),
    ),
  };
}

async function understanding(market: Market): Promise<Report['understood']> {
  const [, ...lines] = (await readFile(QUERIES, 'utf8')).trimEnd().split('\n');
  const figures: Report['understood'][number][] = [];
  for (const [column, language] of LANGUAGES.entries()) {
    const missed: string[] = [];
    for (const line of lines) {
      const [right = '', ...queries] = line.split(',');
      const query = queries[column] ?? '';
      const isco = await market.understand(query);
      if (isco === null || !right.split('|').includes(isco)) missed.push(`${query} → ${isco ?? 'nothing'}`);
    }
    figures.push({ language, queries: lines.length, share: 1 - missed.length / lines.length, missed });
  }
  return figures;
}

function tell({ crossing, groups, understood, cost }: Report): string {
  const share = (value: number) => value.toFixed(3);
  const halves = ([one, other]: readonly [number, number]) => `${share(one)}/${share(other)}`;
  const rows = crossing.flatMap(({ how, danishToSwedish, swedishToDanish }) =>
    [['Danish → Swedish', danishToSwedish] as const, ['Swedish → Danish', swedishToDanish] as const].map(
      ([
        direction,
        {
          first,
          ten,
          halves: [byFirst, byTen],
        },
      ]) => [how, direction, share(first), halves(byFirst), share(ten), halves(byTen)],
    ),
  );
  return [
    table(
      ['ads of the same occupation', '', 'hit@1', 'by halves', 'hit@10', 'by halves'],
      rows,
      'Across the Sound',
    ),
    'asked: both tables hit@1 ≥ 0.93, hit@10 ≥ 0.98; without the own table ≥ 0.72, ≥ 0.90',
    '',
    table(
      ['titles, without their own table', 'titles', 'hit@1', 'hit@3', 'earn a code', 'rightly'],
      groups.map(({ of, titles, first, three, topBand }) => [
        of,
        String(titles),
        share(first),
        share(three),
        share(topBand.share),
        share(topBand.precision),
      ]),
      'Title → ISCO-08 unit group (asked: hit@1 ≥ 0.72, hit@3 ≥ 0.82, rightly ≥ 0.95)',
    ),
    '',
    table(
      ['everyday queries', 'queries', 'understood in the first place', 'missed'],
      understood.map(({ language, queries, share: part, missed }) => [
        language,
        String(queries),
        share(part),
        missed.join('; '),
      ]),
      'Everyday words (asked: ≥ 0.970)',
    ),
    '',
    `the index: ${cost.labels} labels, built in ${cost.buildMs.toFixed(0)} ms of one core (and ${cost.spellingMs.toFixed(0)} ms more at the first unknown title), ${cost.megabytes.toFixed(0)} MB; a title linked in ${cost.linkMs.toFixed(3)} ms, met again in ${cost.againMs.toFixed(4)} ms`,
  ].join('\n');
}
