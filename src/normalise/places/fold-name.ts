/**
 * A place's name as a key: the two countries' spellings, those without their letters and those in other case come
 * to the same ("Helsingør", "Helsingör", "HELSINGOER" → "helsingor"; "Høje-Taastrup", "Höje Tåstrup" →
 * "hoje taastrup"). Å stays apart from a: Hårlev and Harlev are two
 * places. Different names may still share a key; whoever builds a table of keys has to look out for that.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/ø|ö|oe/g, 'o')
    .replace(/æ|ä|ae/g, 'a')
    .replace(/å/g, 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** Words that say "municipality" around its name, on folded names. */
const SUFFIX = /^(.+?)(s?) (?:regionskommune|kommune|kommun|stad|municipality)$/;
const PREFIX = /^(?:city of|municipality of|kommune|kommun) (.+)$/;

/**
 * The keys under which a municipality's name may be found, most exact first: as it stands, without "Kommune",
 * "kommun", "stad", and then without the genitive ("Københavns Kommune", "Malmö stad").
 */
export function municipalityKeys(name: string): string[] {
  const key = foldName(name);
  const suffix = SUFFIX.exec(key);
  const prefix = PREFIX.exec(key);
  const keys = [key];
  if (suffix?.[1] !== undefined) keys.push(suffix[1] + (suffix[2] ?? ''), suffix[1]);
  if (prefix?.[1] !== undefined) keys.push(prefix[1]);
  return [...new Set(keys)];
}

/** A postal district's letters after the town: "København NV", "Nykøbing F", "Viby Sjælland". */
const DISTRICT = / (?:[a-z]|nv|no|so|sv|ost|vest|nord|syd|sj|sjalland)$/;

/**
 * The keys under which a town as written in an address may be found, most exact first: "2100 København Ø, Danmark"
 * → "kobenhavn o", "kobenhavn".
 */
export function townKeys(city: string): string[] {
  const [first = ''] = city.split(/[,(/]/);
  const key = foldName(first.replace(/^\s*(?:DK|SE|S)?[\s-]*\d[\d\s]*/i, ''));
  return [...new Set([key, key.replace(DISTRICT, '')])].filter((candidate) => candidate !== '');
}
