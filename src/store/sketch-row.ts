import type { Sketched } from './posting-matcher.ts';
import { storableId } from './storable-text.ts';

const encoder = new TextEncoder();

/**
 * All that is kept of a posting to find and compare it by, as it is sent to the database, in UTF-8. Bytes for the reasons
 * that `saidBy` has.
 */
export interface SketchBytes extends Readonly<Record<keyof Sketched, Uint8Array>> {
  /** A JSON list of strings. */
  readonly keys: Uint8Array;
}

export function sketchBytes({ keys, glance, sketch }: Sketched): SketchBytes {
  return {
    keys: encoder.encode(JSON.stringify(keys.map(storableId))),
    glance: encoder.encode(storableId(glance)),
    sketch: encoder.encode(storableId(sketch)),
  };
}
