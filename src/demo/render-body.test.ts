import { describe, expect, it } from 'vitest';
import type { Section } from './demo-vacancy.ts';
import { renderHtml, renderText } from './render-body.ts';

const SECTIONS: readonly Section[] = [
  { heading: null, paragraphs: ['Anlæg & Byg søger en <murer>.'], list: null, closing: [] },
  {
    heading: 'Vi tilbyder',
    paragraphs: [],
    list: {
      lead: 'Du får:',
      items: [
        { text: 'Vilkår', items: ['løn', 'pension'] },
        { text: 'kaffe', items: [] },
      ],
    },
    closing: ['Velkommen.'],
  },
];

describe('renderHtml', () => {
  it('writes headings, paragraphs and lists within lists, and escapes the text', () => {
    expect(renderHtml(SECTIONS, 'strong')).toBe(
      '<p>Anlæg &amp; Byg søger en &lt;murer&gt;.</p>' +
        '<p><strong>Vi tilbyder</strong></p><p>Du får:</p>' +
        '<ul><li>Vilkår<ul><li>løn</li><li>pension</li></ul></li><li>kaffe</li></ul><p>Velkommen.</p>',
    );
  });

  it('writes real headings where asked to', () => {
    expect(renderHtml(SECTIONS, 'h3')).toContain('<h3>Vi tilbyder</h3>');
  });
});

describe('renderText', () => {
  it('writes a line for each paragraph and row, the gap between the sections', () => {
    expect(renderText(SECTIONS, '- ', '\n\n')).toBe(
      'Anlæg & Byg søger en <murer>.\n\nVi tilbyder\nDu får:\n- Vilkår\n  - løn\n  - pension\n- kaffe\nVelkommen.',
    );
  });
});
