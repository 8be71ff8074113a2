import { cleanCharacters } from '../text/clean-characters.ts';
import { decodeEntities } from '../text/decode-entities.ts';
import { type Marks, NO_MARKS } from './rich-text.ts';
import { safeHref } from './safe-href.ts';

const STRONG = new Set(['strong', 'b']);
const EM = new Set(['em', 'i']);
/** The elements that a `MarkCounter` knows, but for links. */
export const MARKS: readonly string[] = [...STRONG, ...EM];

/** Which marks hold at this point of the text, however they nest. */
export class MarkCounter {
  private strong = 0;
  private em = 0;
  private readonly hrefs: (string | null)[] = [];

  open(tag: string, attributes: string): void {
    if (STRONG.has(tag)) this.strong += 1;
    else if (EM.has(tag)) this.em += 1;
    else if (tag === 'a') this.hrefs.push(hrefOf(attributes));
  }

  close(tag: string): void {
    if (STRONG.has(tag)) this.strong -= 1;
    else if (EM.has(tag)) this.em -= 1;
    else if (tag === 'a') this.hrefs.pop();
  }

  current(): Marks {
    const href = this.hrefs.findLast((candidate) => candidate !== null) ?? null;
    if (this.strong <= 0 && this.em <= 0 && href === null) return NO_MARKS;
    return { strong: this.strong > 0, em: this.em > 0, href };
  }
}

function hrefOf(attributes: string): string | null {
  const raw = /\shref="([^"]*)"/.exec(attributes)?.[1];
  return raw === undefined ? null : safeHref(cleanCharacters(decodeEntities(raw)));
}
