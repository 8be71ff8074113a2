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
  /** As PostgreSQL writes an array of numbers. */
  readonly marks: Uint8Array;
}

/** Ends a line, which neither a glance nor the rest of a sketch has more than one of. */
export const LINE_END = '\n';

/** @throws TypeError where a sketch is of several lines. */
export function sketchBytes({ keys, marks, glance, sketch }: Sketched): SketchBytes {
  if (glance.includes(LINE_END) || sketch.includes(LINE_END)) {
    throw new TypeError('what a posting is compared by is of several lines');
  }
  return {
    keys: encoder.encode(JSON.stringify(keys.map(storableId))),
    marks: encoder.encode(`{${marks.join(',')}}`),
    glance: encoder.encode(storableId(glance)),
    sketch: encoder.encode(storableId(sketch)),
  };
}
