import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml } from './parse-html.ts';
import { parseText } from './parse-text.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';

const toHtml = (text: string) => renderHtml(parseText(text).blocks);
const toText = (text: string) => renderText(parseText(text).blocks);
const LINK = 'rel="nofollow noopener noreferrer"';

describe('parseText', () => {
  it.each([
    ['paragraphs', 'a\n\n\n\nb', '<p>a</p>\n<p>b</p>'],
    ['breaks', 'a\r\nb', '<p>a<br />b</p>'],
    [
      'bullets',
      'Krav:\n• a\n•b\n- c\n– d\nSlut',
      '<p>Krav:</p>\n<ul><li>a</li><li>b</li><li>c</li><li>d</li></ul>\n<p>Slut</p>',
    ],
    ['hyphens that are no bullets', '-5 grader\n10 - 12', '<p>-5 grader<br />10 - 12</p>'],
    ['markup as text', '1 < 2 & <script>', '<p>1 &lt; 2 &amp; &lt;script&gt;</p>'],
    ['entities', 'R&amp;amp;D &aring;', '<p>R&amp;D å</p>'],
    [
      'a link',
      'Se https://example.org/a?b=1.',
      `<p>Se <a href="https://example.org/a?b=1" ${LINK}>https://example.org/a?b=1</a>.</p>`,
    ],
    [
      'a link without scheme',
      '(www.example.org)',
      `<p>(<a href="https://www.example.org/" ${LINK}>www.example.org</a>)</p>`,
    ],
    ['spaces', '  a \t b\u00a0\u200bc  ', '<p>a b c</p>'],
  ])('%s', (_name, text, html) => {
    expect(toHtml(text)).toBe(html);
  });

  const adText = fc
    .array(
      fc.oneof(
        fc.constantFrom('\n', '\n\n', '- ', '• ', ' ', '&amp;', '<b>', 'www.a.dk', 'ord', '*'),
        fc.string({ maxLength: 5 }),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''));

  it('gives text that is read the same again', () => {
    fc.assert(
      fc.property(adText, (text) => {
        const once = toText(text);
        expect(toText(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives HTML that the sanitiser leaves as it is, saying the same', () => {
    fc.assert(
      fc.property(adText, (text) => {
        const { blocks } = parseText(text);
        const html = renderHtml(blocks);
        const again = parseHtml(html).blocks;
        expect(renderHtml(again)).toBe(html);
        expect(renderText(again)).toBe(renderText(blocks));
      }),
      { numRuns: 2000 },
    );
  });

  it('cuts at the limit and says so', () => {
    expect(parseText('abcdef', 3)).toMatchObject({ cut: true, blocks: [{ content: [{ text: 'abc' }] }] });
    expect(parseText('ab\u0000c'.repeat(1000), 3000).cut).toBe(false);
    expect(parseText('x'.repeat(20_000_000), 200_000).cut).toBe(true);
  });
});
