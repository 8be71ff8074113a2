/** Words that say that it is a station, or the main one: each feed has its own habit. On folded names. */
const SAYS_STATION = new Set([
  'st',
  'stn',
  'station',
  'stationen',
  'banegard',
  'c',
  'central',
  'centralen',
  'centralstation',
  'h',
  'hovedbanegard',
  'tog',
]);

/**
 * A station's name as a key under which both feeds' spellings meet: "Malmö Centralstation st. (Sverige)" and
 * "Malmö C" → "malmo". Letters of one country become those of the other; what stands in brackets explains, and goes.
 */
export function stationKey(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[øö]/g, 'o')
    .replace(/[æä]/g, 'a')
    .replace(/å|aa/g, 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !SAYS_STATION.has(word));
  return (telling.length === 0 ? words : telling).join(' ');
}
