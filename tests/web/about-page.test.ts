import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/codes.ts';
import { aboutText } from '../../src/web/about/about-text.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { aboutPage } from './sample-about.ts';
import { SOURCES } from './sample-pages.ts';

const renderer = createRenderer({ assetsDir: null });

describe('the page about Sundet', () => {
  it('names every source with its attribution and licence', () => {
    const $ = load(renderer.render(aboutPage('sv')));
    for (const { name, attribution } of SOURCES) {
      expect($('section[aria-labelledby=sources]').text()).toContain(name);
      expect($('section[aria-labelledby=sources]').text()).toContain(attribution);
    }
    expect($('section[aria-labelledby=sources]').text()).toContain('Licens: CC0 1.0');
  });

  it.each(LANGUAGES)('names in %s whatever else it is built on', (language) => {
    const text = load(renderer.render(aboutPage(language)))('section[aria-labelledby=also]').text();
    for (const name of [
      'Rejseplanen',
      'Trafiklab',
      'ISCO-08',
      'DISCO-08',
      'JobTech',
      'PostNord',
      'OpenStreetMap',
    ])
      expect(text).toContain(name);
    expect(text).toContain('This service uses the ESCO classification of the European Commission.');
    expect(text).toContain('Natural Earth');
  });

  it.each([
    ['https://example.org/', 'https://example.org/'],
    ['hello@example.org', 'mailto:hello@example.org'],
  ])('links to whoever runs it: %s', (contact, href) => {
    const $ = load(renderer.render(aboutPage('en', contact)));
    expect($(`.about a[href="${href}"]`).text()).toBe(contact);
  });

  it('says nothing of a contact that there is not', () => {
    expect(load(renderer.render(aboutPage('en', null)))('.about a[href^=mailto]')).toHaveLength(0);
  });

  it.each(LANGUAGES)(
    'says in %s whom the browser asks for pictures of the map, only where it does',
    (language) => {
      const without = load(renderer.render(aboutPage(language)))('.about').text();
      expect(without).not.toMatch(/[{}]/);
      const tiles = {
        url: 'https://tiles.example/{z}/{x}/{y}.png',
        attribution: [
          { text: '© ', href: null },
          { text: 'Mappers', href: 'https://tiles.example/licence' },
        ],
      };
      const $ = load(renderer.render(aboutPage(language, null, tiles)));
      expect(without).not.toContain(aboutText(language, null).mapTiles);
      expect($('section[aria-labelledby=privacy]').text()).toContain('tiles.example');
      expect($('section[aria-labelledby=also]').text()).toContain('© Mappers');
      expect($('section[aria-labelledby=also] a').attr('href')).toBe('https://tiles.example/licence');
    },
  );

  it('says the same in all languages', () => {
    const shapeOf = (language: (typeof LANGUAGES)[number]) => {
      const { sections, sources, alsoUsed } = aboutText(language, null);
      return [...sections, sources, alsoUsed].map(({ id, paragraphs }) => [id, paragraphs.length]);
    };
    for (const language of LANGUAGES) expect(shapeOf(language)).toEqual(shapeOf('en'));
  });
});
