import { crowDistance } from '../../timetable/network/distance.ts';
import type { FoundAddress } from './address-lookup.ts';
import { placeOfAddress } from './address-place.ts';
import { foldedWords, foldQuery } from './fold-query.ts';
import type { RankedPlace } from './place-catalogue.ts';

/** Two services' entries of one name this near are one address, metres. */
const SAME_METRES = 60;
const HOLDS_WORD = 1;
const HOLDS_NUMBER = 0.6;
/** Services rank too: what stands further down is a little less likely. */
const PER_PLACE = 0.02;

/** Scores addresses on the scale of the catalogue, and drops what two services both found. */
export function rankAddresses(addresses: readonly FoundAddress[], q: string): RankedPlace[] {
  const words = foldedWords(q);
  const kept: FoundAddress[] = [];
  for (const address of addresses) {
    const isKnown = kept.some(
      (other) =>
        foldQuery(other.name) === foldQuery(address.name) &&
        crowDistance(other.lat, other.lon, address.lat, address.lon) < SAME_METRES,
    );
    if (!isKnown) kept.push(address);
  }
  return kept.map((address, index) => {
    const text = foldedWords(`${address.name} ${address.detail ?? ''}`);
    const held = words.filter((word) => text.some((each) => each.startsWith(word))).length;
    const hasNumber = words.some((word) => /^\d/.test(word) && text.includes(word));
    const score = HOLDS_WORD * (held / Math.max(1, words.length)) + (hasNumber ? HOLDS_NUMBER : 0);
    return { place: placeOfAddress(address), score: score - PER_PLACE * index };
  });
}
