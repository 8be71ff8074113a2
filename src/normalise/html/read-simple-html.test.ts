import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentBuilder } from './document-builder.ts';
import { parseByLibrary, parseHtml } from './parse-html.ts';
import { readSimpleHtml } from './read-simple-html.ts';
import type { Block } from './rich-text.ts';

function read(html: string, maxLength = 10_000): Block[] | null {
  const builder = new DocumentBuilder();
  return readSimpleHtml(html, builder, maxLength) === null ? null : builder.finish();
}

const words = fc.constantFrom(
  ...[
    'Vi söker',
    ' en ',
    'kock',
    '\n',
    '  ',
    'R&amp;D',
    'a &amp; b',
    '&nbsp;',
    ' & ',
    '•',
    '–',
    '"citat"',
    "l'art",
  ],
  ...[
    '> 30',
    'a@b.se',
    'Løn\u00a0',
    'e\u0301',
    'so\u00adcial',
    '😀',
    '\r\n',
    '\u0085',
    '\ufffe',
    '\uffff',
    '\0',
  ],
);
/** What only a parser knows how to read, and what has been done to fool one. */
const awkward = fc.constantFrom(
  ...[
    '<',
    '>',
    '&',
    '&lt;',
    '&lt',
    '&amp;lt;',
    '&#60;',
    '&copy',
    '&AMP;',
    '&amp',
    ';',
    '< p>',
    '<P>',
    '<p >',
    '<p/>',
  ],
  ...[
    '<!--',
    '-->',
    '<!-- <p> -->',
    '<![CDATA[',
    ']]>',
    '<?php',
    '<!doctype html>',
    '</',
    '<p',
    '<p\n>',
    '<br\t/>',
  ],
  ...[
    '<script>',
    '</script>',
    '<script>alert(1)</script>',
    '<style>',
    '</style>',
    '<svg onload=alert(1)>',
    '<math>',
  ],
  ...[
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">',
    '<a href="https://a.se/">',
    '</a>',
    '<u>',
  ],
  ...[
    '<p style="x">',
    '<p onclick=x>',
    '<textarea>',
    '</textarea>',
    '<xmp>',
    '<template>',
    '<title>',
    '<iframe>',
  ],
  ...[
    '<div>',
    '</div>',
    '<table>',
    '<td>',
    '<blockquote>',
    '<h5>',
    '<hr>',
    '</br>',
    '<br></br>',
    '<plaintext>',
  ],
  ...['<\uffffp>', '<p\0>', 'data:image/png;base64,AAAA', '&amp;lt;p&amp;gt;', '&lt;p&gt;x&lt;/p&gt;'],
);
const inline = fc.letrec<{ running: string; stressed: string }>((tie) => ({
  running: fc
    .array(
      fc.oneof({ weight: 4, arbitrary: words }, fc.constantFrom('<br>', '<br/>', '<br />'), tie('stressed')),
      {
        maxLength: 4,
      },
    )
    .map((parts) => parts.join('')),
  stressed: fc
    .tuple(fc.constantFrom('b', 'strong', 'i', 'em'), tie('running'))
    .map(([tag, content]) => `<${tag}>${content}</${tag}>`),
})).running;
const wrapped = (tag: string, content: fc.Arbitrary<string>) =>
  content.map((text) => `<${tag}>${text}</${tag}>`);
const body = fc.letrec<{ block: string; list: string }>((tie) => ({
  block: fc.oneof(
    inline,
    ...['p', 'h1', 'h2', 'h3', 'h4'].map((tag) => wrapped(tag, inline)),
    tie('list'),
    fc.constantFrom('\n', ' '),
  ),
  list: fc
    .tuple(
      fc.constantFrom('ul', 'ol'),
      fc.array(
        wrapped(
          'li',
          fc.oneof(
            inline,
            fc.tuple(inline, tie('list')).map((parts) => parts.join('')),
          ),
        ),
        {
          maxLength: 3,
        },
      ),
    )
    .map(([tag, items]) => `<${tag}>${items.join('\n')}</${tag}>`),
})).block;
const simple = fc.array(body, { maxLength: 5 }).map((blocks) => blocks.join(''));
const tag = fc.constantFrom(
  ...['p', 'br', 'ul', 'ol', 'li', 'h1', 'h2', 'h4', 'strong', 'b', 'em', 'i', 'br/', 'br /'].flatMap(
    (name) => [`<${name}>`, `</${name}>`],
  ),
);
/** Mostly simple, with something else anywhere in it. */
const broken = fc.tuple(simple, fc.oneof(awkward, tag, words), fc.nat()).map(([html, piece, at]) => {
  const place = at % (html.length + 1);
  return html.slice(0, place) + piece + html.slice(place);
});
const soup = fc.array(fc.oneof(tag, words, awkward), { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('readSimpleHtml', () => {
  it('reads what is simple as the library does', () => {
    let readHere = 0;
    fc.assert(
      fc.property(simple, fc.oneof(fc.constant(10_000), fc.nat(40)), (html, maxLength) => {
        if (read(html) !== null) readHere += 1;
        expect(parseHtml(html, maxLength)).toEqual(parseByLibrary(html, maxLength));
      }),
      { numRuns: 1000 },
    );
    // Else the property would hold the library to itself.
    expect(readHere).toBeGreaterThan(500);
  });

  it('leaves to the library what is not, or reads it as the library does', () => {
    fc.assert(
      fc.property(fc.oneof(broken, soup), fc.oneof(fc.constant(10_000), fc.nat(20)), (html, maxLength) => {
        expect(parseHtml(html, maxLength)).toEqual(parseByLibrary(html, maxLength));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    '<p>Vi söker <strong>dig</strong>.</p><ul><li>Kör\n  bil</li><li>R&amp;D &amp; mer&nbsp;<br></li></ul>',
    '<h2>Om oss</h2>Text utanför<br/>stycken',
  ])('reads %s itself', (html) => {
    expect(read(html)).not.toBeNull();
  });

  it.each([
    ...[
      '<p class="x">a</p>',
      '<P>a</P>',
      '<p>a',
      'a</p>',
      '<p>a<p>b</p></p>',
      '<b>a</b>',
      'a < b',
      '<p><ul></ul></p>',
    ],
    ...[
      '<p>&lt;script&gt;</p>',
      '<p>&copy 2026</p>',
      '<p>&amp;amp;</p>',
      '<p>AT&T</p>',
      '<p>&#60;</p>',
      '<p>&</p>',
    ],
    ...[
      '<p><b>a</p></b>',
      '<li>a</li>',
      '<!-- a --><p>b</p>',
      '<p>a</p><script>b</script>',
      '<u>a</u><br>',
      '<br',
    ],
    '<b>'.repeat(60) + '</b>'.repeat(60),
  ])('leaves %s to the library', (html) => {
    expect(read(html)).toBeNull();
  });
});
