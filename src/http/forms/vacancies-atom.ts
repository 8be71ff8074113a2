import { createHash } from 'node:crypto';
import type { VacancyPage, VacancySummary } from '../../domain/vacancy.ts';
import { escapeMarkup } from '../../lib/escape-markup.ts';

export interface AtomAddresses {
  /** Scheme and host that were asked, without a slash at the end. */
  readonly origin: string;
  /** Path and query of this feed, and of its next page where there is one. */
  readonly self: string;
  readonly next: string | null;
  /** The same search for people. */
  readonly alternate: string;
}

/** An empty feed has not changed since there were feeds. */
const NEVER = '1970-01-01T00:00:00Z';

/** RFC 4287. Ids are made of the vacancy's own and of nothing that a move to another host would change. */
export function vacanciesAtom(
  { items }: VacancyPage,
  { origin, self, next, alternate }: AtomAddresses,
): string {
  const updated =
    items
      .map(({ updatedAt }) => updatedAt)
      .toSorted(byInstant)
      .at(-1) ?? NEVER;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', uuid(`search ${self}`)),
    element('title', 'Sundet'),
    element('updated', updated),
    '<author><name>Sundet</name></author>',
    link('self', `${origin}${self}`, 'application/atom+xml'),
    link('alternate', `${origin}${alternate}`, 'text/html'),
    ...(next === null ? [] : [link('next', `${origin}${next}`, 'application/atom+xml')]),
    ...items.map((vacancy) => entry(vacancy, origin)),
    '</feed>\n',
  ].join('\n');
}

function entry(vacancy: VacancySummary, origin: string): string {
  const { workplace, employer } = vacancy;
  const place = workplace.municipality?.name ?? workplace.city ?? workplace.country;
  return [
    '<entry>',
    element('id', uuid(`vacancy ${vacancy.id}`)),
    element('title', vacancy.title),
    element('updated', vacancy.updatedAt),
    ...(vacancy.publishedAt === null ? [] : [element('published', vacancy.publishedAt)]),
    link('alternate', `${origin}/vacancy/${encodeURIComponent(vacancy.id)}`, 'text/html'),
    `<author>${element('name', employer.name ?? 'Sundet')}</author>`,
    `<category term="${escaped(workplace.country)}" label="${escaped(place)}"/>`,
    element('summary', vacancy.snippet),
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>`;
}

/** Everything that XML 1.0 has no place for, escaped or not (section 2.2). */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
function escaped(text: string): string {
  return escapeMarkup(text.replace(NOT_XML, ''));
}

/** A name-based UUID (RFC 9562, 5.8: SHA-256 cut to length) in a namespace that the text itself begins with. */
function uuid(name: string): string {
  const bytes = createHash('sha256').update(`sundet ${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function byInstant(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other);
}
