import type { Country } from '../../domain/codes.ts';

/**
 * The municipalities of the region by official code, named in their own language: needed where an answer cannot name
 * them, because a filter is on that no vacancy meets. Danish: DAWA's list of kommuner (Region Hovedstaden and Region
 * Sjælland). Swedish: SCB's kommunkoder, län 12.
 */
const DANISH = namesByCode({
  '0101': 'København',
  '0147': 'Frederiksberg',
  '0151': 'Ballerup',
  '0153': 'Brøndby',
  '0155': 'Dragør',
  '0157': 'Gentofte',
  '0159': 'Gladsaxe',
  '0161': 'Glostrup',
  '0163': 'Herlev',
  '0165': 'Albertslund',
  '0167': 'Hvidovre',
  '0169': 'Høje-Taastrup',
  '0173': 'Lyngby-Taarbæk',
  '0175': 'Rødovre',
  '0183': 'Ishøj',
  '0185': 'Tårnby',
  '0187': 'Vallensbæk',
  '0190': 'Furesø',
  '0201': 'Allerød',
  '0210': 'Fredensborg',
  '0217': 'Helsingør',
  '0219': 'Hillerød',
  '0223': 'Hørsholm',
  '0230': 'Rudersdal',
  '0240': 'Egedal',
  '0250': 'Frederikssund',
  '0253': 'Greve',
  '0259': 'Køge',
  '0260': 'Halsnæs',
  '0265': 'Roskilde',
  '0269': 'Solrød',
  '0270': 'Gribskov',
  '0306': 'Odsherred',
  '0316': 'Holbæk',
  '0320': 'Faxe',
  '0326': 'Kalundborg',
  '0329': 'Ringsted',
  '0330': 'Slagelse',
  '0336': 'Stevns',
  '0340': 'Sorø',
  '0350': 'Lejre',
  '0360': 'Lolland',
  '0370': 'Næstved',
  '0376': 'Guldborgsund',
  '0390': 'Vordingborg',
  '0400': 'Bornholm',
});

const SWEDISH = namesByCode({
  '1214': 'Svalöv',
  '1230': 'Staffanstorp',
  '1231': 'Burlöv',
  '1233': 'Vellinge',
  '1256': 'Östra Göinge',
  '1257': 'Örkelljunga',
  '1260': 'Bjuv',
  '1261': 'Kävlinge',
  '1262': 'Lomma',
  '1263': 'Svedala',
  '1264': 'Skurup',
  '1265': 'Sjöbo',
  '1266': 'Hörby',
  '1267': 'Höör',
  '1270': 'Tomelilla',
  '1272': 'Bromölla',
  '1273': 'Osby',
  '1275': 'Perstorp',
  '1276': 'Klippan',
  '1277': 'Åstorp',
  '1278': 'Båstad',
  '1280': 'Malmö',
  '1281': 'Lund',
  '1282': 'Landskrona',
  '1283': 'Helsingborg',
  '1284': 'Höganäs',
  '1285': 'Eslöv',
  '1286': 'Ystad',
  '1287': 'Trelleborg',
  '1290': 'Kristianstad',
  '1291': 'Simrishamn',
  '1292': 'Ängelholm',
  '1293': 'Hässleholm',
});

/** The municipality's own name; null for a code outside the region. */
export function municipalityName(code: string): string | null {
  return DANISH.get(code) ?? SWEDISH.get(code) ?? null;
}

/** Codes of the two countries never meet in the region: Danish ones start with 0, those of Skåne with 12. */
export function municipalityCountry(code: string): Country {
  return code.startsWith('12') ? 'SE' : 'DK';
}

/** The municipality as an authority, in its own language: "Københavns Kommune", "Lunds kommun", "Malmö kommun". */
export function municipalityAuthority(code: string, name: string): string {
  if (municipalityCountry(code) === 'DK') return danishAuthority(name);
  return /[aeiouyåäös]$/iu.test(name) ? `${name} kommun` : `${name}s kommun`;
}

const DANISH_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['København', 'Københavns Kommune'],
  ['Bornholm', 'Bornholms Regionskommune'],
]);

function danishAuthority(name: string): string {
  return DANISH_EXCEPTIONS.get(name) ?? `${name} Kommune`;
}

/** A map, because a code comes from an address, and `constructor` is not a municipality. */
function namesByCode(names: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(names));
}
