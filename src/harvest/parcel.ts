import { textsSaid } from '../store/vacancy-row.ts';
import type { Prepared } from './prepare-posting.ts';

type PreparedPosting = Extract<Prepared, { kind: 'posting' }>;
type Texts = 'description' | 'descriptionHtml';

/** A posting whose texts, sketch and payload are among the bytes of its parcel. */
interface Packed extends Pick<PreparedPosting, 'kind' | 'issues'> {
  readonly posting: Omit<PreparedPosting['entry']['posting'], Texts>;
  readonly made: Omit<Made, 'said' | 'sketched'>;
  readonly lengths: Lengths;
}
/** Of what stands among the bytes, in this order. */
interface Lengths extends Readonly<Record<keyof Made['said'] | keyof Made['sketched'], number>> {
  /** Null: there is none. */
  readonly payload: number | null;
}
type Made = NonNullable<PreparedPosting['entry']['made']>;

/**
 * What one thread has prepared for another, in the order of the drafts. What is long of it stands in one buffer that
 * changes hands, instead of being copied into one heap after the other, where it would be looked at by the collector.
 */
export interface Parcel {
  readonly prepared: readonly (Exclude<Prepared, { kind: 'posting' }> | Packed)[];
  /** The pieces of each posting in turn. To be transferred. */
  readonly bytes: ArrayBuffer;
}

/** @param prepared by `prepareWhole`. */
export function packParcel(all: readonly Prepared[]): Parcel {
  const pieces: Uint8Array[] = [];
  const prepared = all.map((each): Parcel['prepared'][number] => {
    if (each.kind !== 'posting') return each;
    const { posting, payload, made } = each.entry;
    if (made === undefined) throw new TypeError('only what is wholly prepared can be passed on');
    const { description: _description, descriptionHtml: _html, ...shortPosting } = posting;
    const { said, sketched, ...rest } = made;
    const { members, description, descriptionHtml } = said;
    const { keys, marks, glance, sketch } = sketched;
    pieces.push(members, description, descriptionHtml, keys, marks, glance, sketch);
    if (payload !== null) pieces.push(payload);
    return {
      kind: 'posting',
      issues: each.issues,
      posting: shortPosting,
      made: rest,
      lengths: {
        members: members.byteLength,
        description: description.byteLength,
        descriptionHtml: descriptionHtml.byteLength,
        keys: keys.byteLength,
        marks: marks.byteLength,
        glance: glance.byteLength,
        sketch: sketch.byteLength,
        payload: payload?.byteLength ?? null,
      },
    };
  });
  const bytes = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return { prepared, bytes: bytes.buffer };
}

/** What was packed. The texts of a posting are read from its bytes only where somebody asks for them. */
export function unpackParcel({ prepared, bytes }: Parcel): Prepared[] {
  let at = 0;
  const take = (length: number): Uint8Array => {
    at += length;
    return new Uint8Array(bytes, at - length, length);
  };
  return prepared.map((each): Prepared => {
    if (each.kind !== 'posting') return each;
    const { lengths } = each;
    const said = {
      members: take(lengths.members),
      description: take(lengths.description),
      descriptionHtml: take(lengths.descriptionHtml),
    };
    const sketched = {
      keys: take(lengths.keys),
      marks: take(lengths.marks),
      glance: take(lengths.glance),
      sketch: take(lengths.sketch),
    };
    const payload = lengths.payload === null ? null : take(lengths.payload);
    const made: Made = { ...each.made, said, sketched };
    return {
      kind: 'posting',
      issues: each.issues,
      entry: { posting: withTexts(each.posting, said), payload, made },
    };
  });
}

function withTexts(posting: Packed['posting'], said: Made['said']): PreparedPosting['entry']['posting'] {
  let texts: ReturnType<typeof textsSaid> | null = null;
  const read = () => {
    texts ??= textsSaid(said);
    return texts;
  };
  return {
    ...posting,
    get description() {
      return read().description;
    },
    get descriptionHtml() {
      return read().descriptionHtml;
    },
  };
}
