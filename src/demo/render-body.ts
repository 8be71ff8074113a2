import type { ListItem, Section } from './demo-vacancy.ts';

/** How an editor of employers' ads writes a heading. */
export type HeadingStyle = 'strong' | 'h3';

/** The ad as HTML, as both upstreams' own editors make it. */
export function renderHtml(sections: readonly Section[], style: HeadingStyle): string {
  return sections.map((section) => sectionHtml(section, style)).join('');
}

function sectionHtml({ heading, paragraphs, list, closing }: Section, style: HeadingStyle): string {
  const head = heading === null ? '' : headingHtml(heading, style);
  const listed = list === null ? '' : `<p>${escapeHtml(list.lead)}</p>${listHtml(list.items)}`;
  return head + paragraphs.map(paragraphHtml).join('') + listed + closing.map(paragraphHtml).join('');
}

function headingHtml(heading: string, style: HeadingStyle): string {
  return style === 'h3'
    ? `<h3>${escapeHtml(heading)}</h3>`
    : `<p><strong>${escapeHtml(heading)}</strong></p>`;
}

function paragraphHtml(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

function listHtml(items: readonly ListItem[]): string {
  const rows = items.map(({ text, items: inner }) => {
    const nested = inner.length === 0 ? '' : listHtml(inner.map((item) => ({ text: item, items: [] })));
    return `<li>${escapeHtml(text)}${nested}</li>`;
  });
  return `<ul>${rows.join('')}</ul>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The ad as plain text, paragraphs and list rows on lines of their own, `gap` between the sections. */
export function renderText(sections: readonly Section[], bullet: string, gap: string): string {
  return sections.map((section) => sectionText(section, bullet)).join(gap);
}

function sectionText({ heading, paragraphs, list, closing }: Section, bullet: string): string {
  const rows = list === null ? [] : [list.lead, ...list.items.flatMap((item) => itemRows(item, bullet))];
  return [...(heading === null ? [] : [heading]), ...paragraphs, ...rows, ...closing].join('\n');
}

function itemRows({ text, items }: ListItem, bullet: string): string[] {
  return [`${bullet}${text}`, ...items.map((item) => `  ${bullet}${item}`)];
}
