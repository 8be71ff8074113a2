import { cleanCharacters } from './clean-characters.ts';
import { decodeEntities } from './decode-entities.ts';

/** A tag as an upstream leaves it in a field that should be text: the name of an element, not "a < b". */
const TAG = /<\/?(?:[bipu]|br|em|strong|span|div|font|h[1-6]|a|sup|sub)(?:\s[^<>]*)?\/?>/gi;

/** One line of text: entities decoded, tags out, any run of white space one space. */
export function cleanLine(raw: string): string {
  return cleanCharacters(decodeEntities(raw).replace(TAG, ' ')).replace(/\s+/g, ' ').trim();
}
