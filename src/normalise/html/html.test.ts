import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuSeconds } from '../../lib/cpu-seconds.test-support.ts';
import { parseHtml } from './parse-html.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';

const sanitise = (html: string) => renderHtml(parseHtml(html).blocks);
const toText = (html: string) => renderText(parseHtml(html).blocks);

/** Pieces that HTML from word processors, upstreams and attackers is made of, in any order. */
const PIECES = [
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<ul>',
  '</ul>',
  '<ol>',
  '</ol>',
  '<li>',
  '</li>',
  '<br>',
  '<br/>',
  '<b>',
  '</b>',
  '<strong>',
  '</strong>',
  '<i>',
  '</i>',
  '<em>',
  '</em>',
  '<h1>',
  '</h1>',
  '<h2>',
  '</h2>',
  '<h3>',
  '</h3>',
  '<h6>',
  '<blockquote>',
  '</blockquote>',
  '<table>',
  '</table>',
  '<tbody>',
  '<tr>',
  '</tr>',
  '<td>',
  '</td>',
  '<th>',
  '</th>',
  '<a href="https://example.org/?a=1&amp;b=2">',
  '<a href="javascript:alert(1)">',
  '<a href="mailto:x@y.dk">',
  '</a>',
  '<span style="color:red">',
  '</span>',
  '<script>alert(1)</script>',
  '<style>p{}</style>',
  '<!-- c -->',
  '<svg>',
  '</svg>',
  '<svg/onload=alert(1)>',
  '<math>',
  '<mi>',
  '<noscript>',
  '<select><option>',
  '<img src=x onerror=alert(1)>',
  '<p onclick="x">',
  'text',
  ' ',
  '\n',
  '&nbsp;',
  '&amp;',
  '&amp;amp;',
  '&lt;',
  '&lt;b&gt;',
  'å',
  'R&D',
  '<',
  '>',
  '"',
  '\u00ad',
  '- a',
  '1 < 2',
  'x',
  '<pre>',
  '</pre>',
  '<textarea>',
  '</textarea>',
  '&amp;lt;p&amp;gt;',
];
const nastyHtml = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

describe('parseHtml and renderHtml', () => {
  it.each([
    ['paragraphs', '<p>a</p><p>b</p>', '<p>a</p>\n<p>b</p>'],
    ['div soup', '<div>a</div><div><div>b</div> </div>c', '<p>a</p>\n<p>b</p>\n<p>c</p>'],
    ['h1', '<h1 class="x">Om <b>os</b></h1>text', '<h2>Om <strong>os</strong></h2>\n<p>text</p>'],
    ['breaks', 'a<br>b<br><br>c<br>', '<p>a<br />b</p>\n<p>c</p>'],
    ['empty blocks', '<p>&nbsp;</p><p></p><ul><li> </li></ul><p>a</p>', '<p>a</p>'],
    [
      'a list',
      '<ul>\n<li><p>a</p></li>\n<li>b<ul><li>c</li></ul></li></ul>',
      '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>',
    ],
    [
      'a table',
      '<table><tr><th>Tid</th><td>8<br>9</td></tr></table>',
      '<table><tbody><tr><th>Tid</th><td>8<br />9</td></tr></tbody></table>',
    ],
    ['scripts', '<p>a<script>alert("x")</script>b</p><style>p{color:red}</style>', '<p>ab</p>'],
    ['handlers', '<p onclick="x()" style="color:red">a <img src=x onerror=alert(1)>b</p>', '<p>a b</p>'],
    ['comments', '<p>a<!-- secret -->b</p>', '<p>ab</p>'],
    [
      'a link',
      '<a href="https://example.org/?a=1&b=2" target="_blank">her</a>',
      '<p><a href="https://example.org/?a=1&amp;b=2" rel="nofollow noopener noreferrer">her</a></p>',
    ],
    ['a bad link', '<a href="jav&#x09;ascript:alert(1)">her</a>', '<p>her</p>'],
    ['a mail link', '<a href="mailto:anna@firma.dk">Anna</a>', '<p>Anna</p>'],
    ['double escapes', '<p>R&amp;amp;D p&amp;aring; &amp;nbsp;C</p>', '<p>R&amp;D på C</p>'],
    [
      'a wholly escaped body',
      '&lt;p&gt;Hej &lt;b&gt;du&lt;/b&gt;&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;',
      '<p>Hej <strong>du</strong></p>',
    ],
    [
      'escaped script in text',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    ],
    ['line feeds where nothing else breaks', 'a <b>b</b>\nc', '<p>a <strong>b</strong><br />c</p>'],
    ['spaces round marks', '<p>a<b> b </b>c</p>', '<p>a <strong>b </strong>c</p>'],
    ['unclosed tags', '<p><b>a<p>b', '<p><strong>a</strong></p>\n<p><strong>b</strong></p>'],
    ['a blockquote', '<blockquote>a<p>b</p></blockquote>', '<blockquote><p>a</p>\n<p>b</p></blockquote>'],
  ])('%s', (_name, html, clean) => {
    expect(sanitise(html)).toBe(clean);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(nastyHtml, (html) => {
        const once = sanitise(html);
        expect(sanitise(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('lets through nothing but the tags and attributes it knows', () => {
    const allowed =
      /^(?:<\/?(?:p|h[2-4]|ul|ol|li|blockquote|table|tbody|tr|t[hd]|strong|em)>|<br \/>|<\/a>|<a href="https?:[^"<>]*" rel="nofollow noopener noreferrer">|[^<>])*$/;
    fc.assert(
      fc.property(nastyHtml, (html) => {
        expect(sanitise(html)).toMatch(allowed);
      }),
      { numRuns: 2000 },
    );
  });

  it('loses no word that a reader could see', () => {
    const word = fc.stringMatching(/^[a-zåäöæø]{1,8}$/);
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '<ul>',
      '<li>',
      '</ul>',
      '<td>',
      '<table>',
      '</table>',
      '<b>',
      '<br>',
      '<h1>',
      '<tr>',
      '<blockquote>',
      '</blockquote>',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(tag, word), { maxLength: 30 }), (parts) => {
        const html = parts.map(([before, text]) => `${before} ${text} `).join('');
        const words = toText(html).match(/\p{L}+/gu) ?? [];
        expect(words).toEqual(parts.map(([, text]) => text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['an unclosed svg', '<p>A</p><svg onload=alert(1)><p>B</p>', 'A\n\nB'],
    ['an unclosed svg with a slash', '<p>A</p><svg/onload=alert(1)>B', 'A\n\nB'],
    ['unclosed math', '<math><mi>x</mi> B', 'x B'],
    ['math', '<math>CLICK</math>', 'CLICK'],
    ['noscript', '<noscript>N</noscript>', 'N'],
    ['options', '<select><option>o1<option>o2</select>B', 'o1\n\no2\n\nB'],
    ['a textarea', 'a<textarea rows="2">t &amp; <b>u</b></textarea>b', 'a\n\nt & u\n\nb'],
    ['an unclosed textarea', '<p>a<textarea>t<p>b</p>', 'a\n\nt\n\nb'],
    ['a script in a textarea', '<textarea>a<script>alert(1)</script></textarea>b', 'a\n\nb'],
    ['a script and a style in svg', '<svg><script>alert(1)</script><style>p{}</style>B', 'B'],
  ])('keeps the text of %s', (_name, html, text) => {
    expect(toText(html)).toBe(text);
    expect(parseHtml(html).unclosed).toBe(false);
  });

  it.each([
    '<script>alert(1)<p>B</p>',
    '<style>p{}<p>B</p>',
    '<title>T<p>B</p>',
    '<iframe src="x">B',
    '<template><p>B',
    '<!-- <p>B</p>',
    '<a href="x>B</a>',
  ])('drops what %s swallows, as browsers do, and says so', (html) => {
    const { blocks, unclosed } = parseHtml(`<p>A</p>${html}`);
    expect(renderText(blocks)).toBe('A');
    expect(unclosed).toBe(true);
  });

  it('says so of a wholly escaped body too', () => {
    const { blocks, unclosed } = parseHtml('&lt;p&gt;A&lt;/p&gt;&lt;script&gt;alert(1)');
    expect([renderText(blocks), unclosed]).toEqual(['A', true]);
  });

  it('loses no word to hostile tags, closed or not, and shows no script', () => {
    const word = fc.stringMatching(/^[a-zåäöæø]{1,8}$/).filter((text) => !text.includes('evil'));
    const tag = fc.constantFrom(
      '<svg onload=evil(1)>',
      '<svg/onload=evil(1)>',
      '</svg>',
      '<math>',
      '<math><mi>',
      '</math>',
      '<noscript>',
      '</noscript>',
      '<select>',
      '<option>',
      '</select>',
      '<textarea onfocus=evil(1)>',
      '</textarea>',
      '<TEXTAREA/>',
      '<foreignObject>',
      '<details open ontoggle=evil(1)>',
      '<img src=x onerror=evil(1)>',
      '<a href="javascript:evil(1)">',
      '<script>evil("<p>")</script>',
      '<svg><script>evil(1)</script>',
      '<textarea><script>evil(1)</script>',
      '<style>evil{}</style>',
      '<svg><style>evil{}</style>',
      '<p>',
      '</p>',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(tag, word), { maxLength: 30 }), (parts) => {
        const html = parts.map(([before, text]) => `${before} ${text} `).join('');
        expect(toText(html).match(/\p{L}+/gu) ?? []).toEqual(parts.map(([, text]) => text));
        expect(sanitise(html)).not.toContain('evil');
        expect(parseHtml(html).unclosed).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['in one paragraph', `<p>${'x '.repeat(3_000_000)}</p>`],
    ['with a sign that opens no tag', `<p>1 < 2 ${'x '.repeat(3_000_000)}</p>`],
  ])('keeps what comes before the limit of an endless text %s', (_name, html) => {
    const { blocks, cut } = parseHtml(html, 200_000);
    expect(cut).toBe(true);
    expect(renderText(blocks).length).toBeGreaterThan(199_000);
  });

  it('leaves no half tag where it cuts', () => {
    const html = `<p>a</p><p class="${'x'.repeat(5_000_000)}">b</p>`;
    expect(parseHtml(html)).toMatchObject({ cut: true });
    expect(toText(html)).toBe('a');
  });

  it('cuts at the limit and says so', () => {
    expect(parseHtml('<p>abcdef</p>', 3)).toMatchObject({
      cut: true,
      blocks: [{ content: [{ text: 'abc' }] }],
    });
    expect(parseHtml('<p>abc</p>', 1000).cut).toBe(false);
  });

  it.each([
    ['text', 'ord '.repeat(5_000_000)],
    ['open tags', '<b>'.repeat(7_000_000)],
    ['nested divs', '<div>'.repeat(1_000_000)],
    ['nested lists', '<ul><li>x'.repeat(1_000_000)],
    ['angle brackets', '<'.repeat(20_000_000)],
    ['an open comment', `<!--${'-'.repeat(20_000_000)}`],
    ['a picture', `<p>a</p><img src="data:image/png;base64,${'A'.repeat(20_000_000)}"><p>b</p>`],
    ['ampersands', '&amp;'.repeat(4_000_000)],
  ])('stands 20 MB of %s', (_name, html) => {
    const taken = cpuSeconds(() => {
      const { blocks } = parseHtml(html, 200_000);
      expect(renderText(blocks).length).toBeLessThanOrEqual(500_000);
    });
    expect(taken).toBeLessThan(15);
  });
});

describe('renderText', () => {
  it('keeps paragraphs, lists, headings, breaks and tables apart', () => {
    const html =
      '<h1>Job</h1><p>a<br>b</p><ul><li>c</li><li>d</li></ul><table><tr><td>e</td><td>f</td></tr></table>';
    expect(toText(html)).toBe('Job\n\na\nb\n\n- c\n- d\n\ne | f');
  });

  it('keeps nested lists in order', () => {
    expect(toText('<ul><li>a<ul><li>b</li></ul>c</li><li>d</li></ul>')).toBe('- a\n- b\nc\n- d');
  });
});
