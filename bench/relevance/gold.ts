import { readFile } from 'node:fs/promises';

/** A title that someone searches by, and the ESCO occupations that answer it. */
export interface Question {
  readonly title: string;
  readonly right: ReadonlySet<string>;
}

/** An ad made of a title. */
export interface GoldAd extends Question {
  /** What its source would say of it. */
  readonly code: string;
}

/** Danish and Swedish titles of the same ESCO occupations. */
export interface Gold {
  readonly danish: readonly GoldAd[];
  readonly swedish: readonly GoldAd[];
  /** ISCO-08 unit groups of each Danish title. */
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
}

const COLUMNS = ['esco_uri', 'isco4', 'da_title', 'star_uri', 'sv_title', 'jobtech_uri'];

/**
 * Reads a gold file: tab-separated, one pair of titles a row.
 * @param starCodes STAR's addresses by title, for the gold names titles by another.
 */
export async function readGold(file: string, starCodes: ReadonlyMap<string, string>): Promise<Gold> {
  const [header = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split(/\r?\n/);
  if (header !== COLUMNS.join('\t')) throw new Error(`${file}: the columns are not ${COLUMNS.join(', ')}`);
  const danish = new Map<string, { code: string; right: Set<string> }>();
  const swedish = new Map<string, { code: string; right: Set<string> }>();
  const groups = new Map<string, Set<string>>();
  for (const line of lines) {
    const [esco = '', isco = '', da = '', , sv = '', jobtech = ''] = line.split('\t');
    add(danish, da, starCodes.get(da) ?? '', esco);
    add(swedish, sv, jobtech.split('/').at(-1) ?? '', esco);
    groups.set(da, (groups.get(da) ?? new Set()).add(isco));
  }
  return { danish: adsOf(danish), swedish: adsOf(swedish), groups };
}

type Titles = Map<string, { code: string; right: Set<string> }>;

function add(titles: Titles, title: string, code: string, esco: string): void {
  const known = titles.get(title) ?? { code, right: new Set<string>() };
  known.right.add(esco);
  titles.set(title, known);
}

function adsOf(titles: Titles): GoldAd[] {
  return [...titles].map(([title, { code, right }]) => ({ title, code, right }));
}
