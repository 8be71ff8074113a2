import type { Sketched } from './posting-matcher.ts';
import { storableId } from './storable-text.ts';

const encoder = new TextEncoder();

/**
 * All that is kept of a posting to find and compare it by, as it is sent to the database: JSON members, UTF-8, without
 * the braces. Bytes for the reasons that `saidBy` has.
 */
export function sketchBytes({ keys, glance, sketch }: Sketched): Uint8Array {
  return encoder.encode(
    `"keys":${JSON.stringify(keys.map(storableId))},"glance":${JSON.stringify(storableId(glance))},"sketch":${JSON.stringify(storableId(sketch))}`,
  );
}

/** What `sketchBytes` made, as the JSON object of the posting of this number. */
export function sketchJson(number: string, sketched: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`{"number":"${number}",`), sketched, CLOSE]);
}

const CLOSE = Buffer.from('}');
