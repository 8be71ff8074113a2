import { type EmployerKey, squashedName } from './employer-key.ts';

/** What makes two employers one, or not. Names are as one of the postings writes them. */
export type EmployerLikeness =
  | { readonly by: 'number'; readonly number: string }
  /** The same name; one number is missing, or they are of different countries' registers. */
  | { readonly by: 'name'; readonly name: string }
  /** One name is the other with something added: a trade name, a department. `name` is the shorter. */
  | { readonly by: 'part_of_name'; readonly name: string }
  /** At least one posting names nobody. */
  | { readonly by: 'nothing' };

const SHORTEST_PART = 4;

/** Words that many employers' names have and that alone make no employer. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  `kommun region regionen skole skola skolen skolan hospital sjukhus sygehus hospitalet sjukhuset restaurant
  restaurang hotel hotell cafe kafe personal personale bemanning vikar rekruttering rekrytering recruitment group
  gruppen koncernen service services omsorg vard pleje assistans salong salon frisor bageri bageriet kirke kirken
  menighed forsamling universitet university forskola bornehave bornehus center centrum klinik kliniken klinikken
  butik forvaltning forvaltningen the old new store`.split(/\s+/),
);

/** Compares two employers; null where they are proven to be two. The order does not matter. */
export function compareEmployers(a: EmployerKey, b: EmployerKey): EmployerLikeness | null {
  if (a.number !== null && b.number !== null && isOneRegister(a.number, b.number)) {
    return a.number === b.number ? { by: 'number', number: a.number } : null;
  }
  if (a.words.length === 0 || b.words.length === 0) return { by: 'nothing' };
  return compareNames(a, b);
}

/** CVR numbers have eight digits, Swedish organisation numbers ten: of those two, neither says anything of the other. */
function isOneRegister(a: string, b: string): boolean {
  return a.length === b.length;
}

function compareNames(a: EmployerKey, b: EmployerKey): EmployerLikeness | null {
  if (squashedName(a) === squashedName(b)) return { by: 'name', name: shorterOf(a.name ?? '', b.name ?? '') };
  const [part, whole] = a.words.length < b.words.length ? [a, b] : [b, a];
  return isPart(part, whole) ? { by: 'part_of_name', name: part.name ?? '' } : null;
}

/** Of two of one length the one that comes first in order. */
function shorterOf(a: string, b: string): string {
  if (a.length !== b.length) return a.length < b.length ? a : b;
  return a < b ? a : b;
}

function isPart(part: EmployerKey, whole: EmployerKey): boolean {
  if (part.words.length === whole.words.length) return false;
  const isTelling = part.words.some((word) => word.length >= SHORTEST_PART && !COMMON_WORDS.has(word));
  return isTelling && part.words.every((word) => whole.words.includes(word));
}
