/** Pictures of a map, square by square, from a server that the operator chose; readers' browsers ask it themselves. */
export interface MapTiles {
  /** `https://…/{z}/{x}/{y}.png`: 256 pixels a side, Web Mercator. */
  readonly url: string;
  /** Whose pictures they are, as their licence asks to be told. */
  readonly attribution: readonly AttributionPart[];
}

export interface AttributionPart {
  readonly text: string;
  /** An http or https address; null for plain text. */
  readonly href: string | null;
}

/** The one origin that is asked for them. */
export function originOf({ url }: MapTiles): string {
  return new URL(url).origin;
}

const LINK = /\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g;

/** What an operator writes: `© [OpenStreetMap](https://www.openstreetmap.org/copyright)`, links as in Markdown. */
export function readAttribution(written: string): AttributionPart[] {
  const parts: AttributionPart[] = [];
  let end = 0;
  for (const { 0: link, 1: text = '', 2: href = '', index } of written.matchAll(LINK)) {
    if (index > end) parts.push({ text: written.slice(end, index), href: null });
    parts.push({ text, href });
    end = index + link.length;
  }
  if (end < written.length) parts.push({ text: written.slice(end), href: null });
  return parts;
}
