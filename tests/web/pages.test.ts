import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/codes.ts';
import type { Page } from '../../src/web/page.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { aboutPage } from './sample-about.ts';
import { journeysPage } from './sample-journeys.ts';
import {
  HOME_CHOICE,
  HOME_COMMUTE,
  problemPage,
  sampleVacancy,
  searchPage,
  searchPageWithoutFacets,
  vacancyPage,
} from './sample-pages.ts';
import { shortlistPage } from './sample-shortlist.ts';

const renderer = createRenderer({ assetsDir: null });
const show = (page: Page) => load(renderer.render(page));
const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'&';

describe('every page', () => {
  const pages = LANGUAGES.flatMap((language): Page[] => [
    searchPage({ language }),
    searchPage({ language, result: { total: 0, items: [], nextCursor: null } }),
    vacancyPage({ language }),
    vacancyPage({ language, vacancy: { closedAt: '2026-11-20T03:00:00+01:00', closedReason: 'removed' } }),
    { ...problemPage(404), language },
    journeysPage({ language }),
    aboutPage(language),
    shortlistPage(language),
  ]);

  it.each(pages)('is a whole document in $language: $kind', (page) => {
    const html = renderer.render(page);
    const $ = load(html);
    expect(html).toMatch(/^<!doctype html><html lang="/);
    expect($('html').attr('lang')).toBe(page.language);
    expect($('title').text()).toMatch(/.+ – Sundet$/);
    expect($('meta[name=description]').attr('content')).not.toBe('');
    expect($('meta[name=viewport]').attr('content')).toContain('width=device-width');
    expect($('h1')).toHaveLength(1);
    expect($('main#content')).toHaveLength(1);
    expect($('.skip-link').attr('href')).toBe('#content');
  });

  it.each(pages)('stands under a strict policy in $language: $kind', (page) => {
    const $ = show(page);
    expect(
      $('[style], style, script:not([type="application/json"], [type="application/ld+json"])'),
    ).toHaveLength(0);
    const handlers = $('*').filter((_, element) =>
      Object.keys('attribs' in element ? element.attribs : {}).some((name) => name.startsWith('on')),
    );
    expect(handlers).toHaveLength(0);
  });

  it.each(pages)('carries its own data for the browser in $language: $kind', (page) => {
    expect(JSON.parse(show(page)('script#page').text())).toEqual(page);
  });

  it.each(pages)('has no id twice and no label without its field in $language: $kind', (page) => {
    const $ = show(page);
    const ids = $('[id]')
      .map((_, element) => $(element).attr('id'))
      .get();
    expect(ids).toEqual([...new Set(ids)]);
    for (const label of $('label[for]').toArray()) expect(ids).toContain($(label).attr('for'));
    for (const part of $('[aria-labelledby]').toArray()) {
      expect(ids).toContain($(part).attr('aria-labelledby'));
    }
  });
});

describe('hostile text', () => {
  it('stays text in a list', () => {
    const vacancy = sampleVacancy({
      title: HOSTILE,
      snippet: HOSTILE,
      employer: { name: HOSTILE, orgNumber: null, country: 'SE' },
    });
    const $ = show(searchPage({ query: { q: HOSTILE }, result: { items: [vacancy] } }));
    expect($('script')).toHaveLength(1);
    expect($('img')).toHaveLength(0);
    expect($('.result__title').text()).toBe(HOSTILE);
    expect($('.result__snippet').text()).toBe(HOSTILE);
    expect($('#q').attr('value')).toBe(HOSTILE);
    expect($('title').text()).toContain(HOSTILE);
  });

  it('stays text in the facts, the head and the data of a vacancy', () => {
    const page = vacancyPage({ vacancy: { title: HOSTILE, snippet: HOSTILE, description: HOSTILE } });
    const $ = show(page);
    expect($('script')).toHaveLength(2);
    expect(JSON.parse($('script[type="application/ld+json"]').text())).toMatchObject({ title: HOSTILE });
    expect($('h1').text()).toBe(HOSTILE);
    expect($('meta[name=description]').attr('content')).toBe(HOSTILE);
  });

  it('never becomes a link that runs', () => {
    const posting = { ...sampleVacancy().postings[0], url: 'javascript:alert(1)' };
    const postings = [
      { source: 'x', sourceId: '1', firstSeenAt: '2026-11-21', lastSeenAt: '2026-11-21', ...posting },
    ];
    for (const page of [
      searchPage({ result: { items: [sampleVacancy({ postings })] } }),
      vacancyPage({ vacancy: { postings }, backPath: '//evil.example/' }),
    ]) {
      const $ = show(page);
      expect($('a[href^="javascript:"], a[href*="evil.example"]')).toHaveLength(0);
    }
  });
});

describe('the search page', () => {
  it.each([
    ['da', 'job med ”helikopter”, ”hest”.'],
    ['sv', 'jobb med ”helikopter”, ”hest”.'],
    ['en', 'found with “helikopter”, “hest”.'],
  ] as const)('quotes the words it left out as one does in %s', (language, text) => {
    const $ = show(searchPage({ language, result: { leftOut: ['helikopter', 'hest'] } }));
    expect($('p.muted').text()).toContain(text);
  });

  const filtered = searchPage({
    language: 'sv',
    path: '/?q=kok&country=SE&municipality=1280&municipality=0101&hours=full_time&lang=sv',
    query: {
      q: 'kok',
      countries: ['SE'],
      municipalities: ['1280', '0101'],
      hours: ['full_time'],
      sort: 'relevance',
    },
  });

  it('shows the search in the form', () => {
    const $ = show(filtered);
    expect($('#q').attr('value')).toBe('kok');
    const checked = $('input[type=checkbox][checked]')
      .map((_, box) => `${$(box).attr('name')}=${$(box).attr('value')}`)
      .get();
    expect(checked.sort()).toEqual([
      'country=SE',
      'hours=full_time',
      'municipality=0101',
      'municipality=1280',
    ]);
    expect($('input[type=hidden][name=lang]').attr('value')).toBe('sv');
  });

  it('sends every control with the one form, without scripts', () => {
    const $ = show(filtered);
    const form = $('form#search');
    expect(form.attr('action')).toBe('/');
    expect(form.attr('method')).toBe('get');
    expect(form.find('button[type=submit]').text()).toBe('Sök');
    for (const control of $('input[type=checkbox], select').toArray()) {
      expect($(control).attr('form')).toBe('search');
    }
  });

  it('takes one filter away by each link, and keeps the rest', () => {
    const $ = show(filtered);
    const hrefs = $('.chip')
      .map((_, chip) => $(chip).attr('href'))
      .get();
    expect(hrefs).toEqual([
      '/?country=SE&municipality=1280&municipality=0101&hours=full_time&lang=sv',
      '/?q=kok&municipality=1280&municipality=0101&hours=full_time&lang=sv',
      '/?q=kok&country=SE&municipality=0101&hours=full_time&lang=sv',
      '/?q=kok&country=SE&municipality=1280&hours=full_time&lang=sv',
      '/?q=kok&country=SE&municipality=1280&municipality=0101&lang=sv',
    ]);
    expect($('.chip').first().text()).toContain('Ta bort Sökord: kok');
  });

  it('keeps the search in the other languages and in what follows', () => {
    const $ = show(filtered);
    expect($('.languages a[lang=da]').attr('href')).toBe(
      '/?q=kok&country=SE&municipality=1280&municipality=0101&hours=full_time&lang=da',
    );
    expect($('.results__more a').attr('href')).toBe(
      '/?q=kok&country=SE&municipality=1280&municipality=0101&hours=full_time&cursor=bmV4dA&lang=sv',
    );
    expect($('.result__title a').first().attr('href')).toBe('/vacancy/v1?lang=sv');
  });

  it('names a chosen municipality that no vacancy meets', () => {
    const $ = show(searchPage({ query: { municipalities: ['1273'] } }));
    expect($('.chip').text()).toContain('Osby');
    expect($('input[value="1273"]').attr('checked')).toBeDefined();
  });

  it('tells what each vacancy is, in the words of its own language', () => {
    const $ = show(searchPage());
    const [swedish, danish, english] = $('.result')
      .toArray()
      .map((element) => $(element));
    expect(swedish?.find('.result__title a').attr('lang')).toBe('sv');
    expect(swedish?.find('.result__snippet').attr('lang')).toBe('sv');
    expect(swedish?.find('.result__place').text()).toBe('Malmö, Sverige');
    expect(swedish?.find('.deadline').text()).toBe('Ansøgningsfrist om 5 dage · 27. november');
    expect(swedish?.find('.tag').text()).toBe('Annonce på svensk');
    expect(swedish?.find('.result__original').text()).toContain('Se hos Platsbanken');
    expect(swedish?.find('.result__original a').attr('rel')).toBe('noopener nofollow');
    expect(danish?.find('.tag')).toHaveLength(0);
    expect(danish?.find('.deadline--past').text()).toBe('Fristen udløb i forgårs · 20. november');
    expect(english?.find('.result__employer').text()).toBe('Arbejdsgiver ikke oplyst');
    expect(english?.find('.result__place').text()).toBe('Södra Sandby, Lund, Sverige');
  });

  it('calls a source without a name of its own what it is, in the reader’s language', () => {
    const postings = sampleVacancy().postings.map((posting) => ({ ...posting, source: 'jobposting' }));
    const page = searchPage({
      language: 'sv',
      result: { items: [sampleVacancy({ postings })] },
    });
    const own = {
      id: 'jobposting',
      name: 'Employers’ own pages',
      homepage: 'https://example.org',
      attribution: '',
    };
    const $ = show({ ...page, sources: [...page.sources, own] });
    expect($('.result__original a').text()).toContain('Visa hos arbetsgivaren');
    expect($('.site-footer__sources').text()).toContain('Arbetsgivarnas egna sidor');
    expect($('#search, main, footer').text()).not.toContain('Employers’ own pages');
  });

  it('counts in the heading', () => {
    expect(show(searchPage({ language: 'en' }))('#results-title').text()).toBe('1,606 vacancies');
    const one = searchPage({ language: 'en', query: { q: 'cook' }, result: { total: 1 } });
    expect(show(one)('#results-title').text()).toBe('1 vacancy for “cook”');
  });

  it('groups the municipalities by country, the largest first, and folds the rest', () => {
    const $ = show(searchPage());
    const swedish = $('.filter__group').eq(1);
    expect(swedish.find('.filter__country').text()).toBe('Sverige');
    const open = swedish.children('.choices').find('.choice__label');
    expect(open.map((_, label) => $(label).text()).get()).toEqual([
      'Malmö',
      'Lund',
      'Helsingborg',
      'Kristianstad',
      'Landskrona',
    ]);
    expect(swedish.find('details').attr('open')).toBeUndefined();
    expect(swedish.find('details .choice')).toHaveLength(4);
  });

  it('unfolds them where one inside is chosen', () => {
    const $ = show(searchPage({ query: { municipalities: ['1286'] } }));
    expect($('.filter__group').eq(1).find('details').attr('open')).toBeDefined();
  });

  it('works without counts', () => {
    const $ = show(searchPageWithoutFacets());
    expect($('input[name=country]')).toHaveLength(2);
    expect($('.choice__count')).toHaveLength(0);
    expect($('.result')).toHaveLength(3);
  });

  it('says what to do where nothing is found', () => {
    const none = { total: 0, items: [], nextCursor: null };
    const narrowed = show(searchPage({ query: { q: 'zzz', countries: ['SE'] }, result: none }));
    expect(narrowed('.empty li')).toHaveLength(2);
    expect(narrowed('.empty a').attr('href')).toBe('/');
    const empty = show(searchPage({ result: none }));
    expect(empty('.empty').text()).toContain('Nye annoncer hentes hver nat');
  });

  it('leads from a later part of the list to its beginning', () => {
    const $ = show(
      searchPage({ path: '/?q=kok&cursor=abc', query: { q: 'kok', cursor: 'abc', sort: 'relevance' } }),
    );
    expect($('.results a[href="/?q=kok"]').text()).toBe('Til begyndelsen af listen');
  });

  it('offers relevance only where there are words', () => {
    const options = (page: Page) => {
      const $ = show(page);
      return $('#sort option')
        .map((_, option) => $(option).attr('value'))
        .get();
    };
    expect(options(searchPage())).toEqual(['', 'deadline']);
    expect(options(filtered)).toEqual(['', 'published', 'deadline']);
  });

  it('tells search engines of one address in three languages', () => {
    const html = renderer.render(filtered, 'https://sundet.example');
    const $ = load(html);
    expect($('link[rel=canonical]').attr('href')).toMatch(/^https:\/\/sundet\.example\/\?q=kok&.*lang=sv$/);
    expect(
      $('link[rel=alternate]')
        .map((_, link) => $(link).attr('hreflang'))
        .get(),
    ).toEqual(['da', 'sv', 'en', 'x-default']);
  });
});

describe('the vacancy page', () => {
  it('leads back to the search it came from', () => {
    const $ = show(vacancyPage({ backPath: '/?q=kok&country=SE' }));
    expect($('.back-link').attr('href')).toBe('/?q=kok&country=SE');
    expect(show(vacancyPage())('.back-link').text()).toBe('Søg i alle ledige job');
  });

  it('tells the facts, and how closely the workplace is known', () => {
    const $ = show(vacancyPage());
    const facts = Object.fromEntries(
      $('.facts__row')
        .toArray()
        .map((row) => [$(row).find('dt').text(), $(row).find('dd').text()]),
    );
    expect(facts).toEqual({
      Ansøgningsfrist: 'om 5 dage · 27. november',
      Arbejdsgiver: 'Sundets sjukhus',
      Arbejdssted: 'Et sted i Malmö kommun, Sverige – adressen er ikke oplyst',
      Arbejdstid: 'Fuldtid',
      Ansættelse: 'Fastansættelse',
      'Antal stillinger': '2',
      Stilling: 'sygehjælper (efter kildens stillingskode)',
      'Slået op': '21. november',
    });
  });

  it('leaves out what the ad does not say', () => {
    const unsaid = {
      hours: null,
      duration: null,
      positions: null,
      occupation: null,
      deadline: null,
    } as const;
    const $ = show(vacancyPage({ vacancy: unsaid }));
    expect(
      $('.facts dt')
        .map((_, name) => $(name).text())
        .get(),
    ).toEqual(['Ansøgningsfrist', 'Arbejdsgiver', 'Arbejdssted', 'Slået op']);
    expect($('.facts dd').first().text()).toBe('Ingen frist oplyst');
  });

  it('shows the text in its own language', () => {
    const $ = show(vacancyPage());
    expect($('.prose').attr('lang')).toBe('sv');
    expect($('.prose li li').text()).toBe('på svenska');
    expect($('h1').attr('lang')).toBe('sv');
  });

  it('links to every posting', () => {
    const $ = show(vacancyPage());
    const link = $('.postings a');
    expect(link.attr('href')).toBe('https://arbetsformedlingen.se/platsbanken/annonser/1');
    expect(link.attr('rel')).toBe('noopener nofollow');
    expect($('.postings').text()).toContain('Set første gang 21. november, senest 22. november');
  });

  it('is a JobPosting for search engines as long as it is open', () => {
    const data = show(vacancyPage())('head script[type="application/ld+json"]');
    expect(JSON.parse(data.text())).toMatchObject({ '@type': 'JobPosting', identifier: { value: 'v1' } });
    const closed = show(vacancyPage({ vacancy: { closedAt: '2026-11-20T03:00:00+01:00' } }));
    expect(closed('script[type="application/ld+json"]')).toHaveLength(0);
  });

  it('tells the ways there and home, and what a missed connection costs', () => {
    const journey = journeysPage().result;
    if (journey.kind !== 'found' || journey.answer.journeys[0] === undefined) throw new Error('no sample');
    const [first] = journey.answer.journeys;
    const $ = show({
      ...vacancyPage(),
      ways: {
        there: { journey: first, nextChance: { at: 'Malmö C', laterMinutes: 20 } },
        back: { journey: first, nextChance: { at: 'Hyllie', laterMinutes: null } },
        timetable: journey.answer.timetable,
      },
    });
    expect($('.vacancy__ways > h3').text()).toBe('DerhenHjem');
    expect($('.vacancy__ways').text()).toContain(
      'Hvis du ikke når forbindelsen ved Malmö C, er du fremme 20 min. senere.',
    );
    expect($('.vacancy__ways').text()).toContain(
      'Hvis du ikke når forbindelsen ved Hyllie, kommer du ikke videre.',
    );
    expect($('.way__legs')).toHaveLength(2);
  });

  it('lists the same work across the Sound, and by what it is known to be', () => {
    const items = [
      { ...sampleVacancy({ id: 'v7', title: 'Sygeplejerske' }), likeness: 'occupation' as const },
      { ...sampleVacancy({ id: 'v8', title: 'Jordemoder' }), likeness: 'group' as const },
    ];
    const $ = show({ ...vacancyPage(), similar: { country: 'DK', items } });
    expect($('.vacancy__similar h2').text()).toBe('Samme slags job i Danmark');
    expect($('.similar a').attr('href')).toBe('/vacancy/v7');
    expect($('.similar li').last().text()).toContain('beslægtet stilling');
    expect(show(vacancyPage())('.vacancy__similar')).toHaveLength(0);
  });

  it('opens whom to ask before crossing for who seems to live across, and says when the links are from', () => {
    const dane = show(vacancyPage({ language: 'da' }));
    expect(dane('.crossing').attr('open')).toBe('open');
    expect(dane('.crossing h2').text()).toBe('Bo i Danmark og arbejde i Sverige');
    expect(dane('.crossing').text()).toContain('28. november');
    expect(show(vacancyPage({ language: 'sv' }))('.crossing').attr('open')).toBeUndefined();
    expect(show(vacancyPage({ language: 'en' }))('.crossing').attr('open')).toBeUndefined();
  });

  it('says why it is closed, and offers no way to apply', () => {
    const $ = show(
      vacancyPage({ vacancy: { closedAt: '2026-11-20T03:00:00+01:00', closedReason: 'expired' } }),
    );
    expect($('.notice--closed').text()).toContain('Lukket 20. november. Annoncens sidste dag er passeret.');
    expect($('.vacancy__apply')).toHaveLength(0);
    expect(show(vacancyPage())('.vacancy__apply a')).toHaveLength(1);
  });
});

describe('the head of the search', () => {
  it('names the feed of it, without a home that the address may name', () => {
    const $ = show({
      ...searchPage({ query: { q: 'kok', sort: 'commute', commute: HOME_COMMUTE } }),
      home: { ...HOME_CHOICE, isInAddress: true },
    });
    const feed = $('link[type="application/atom+xml"]');
    expect(feed.attr('href')).toBe('/api/v1/vacancies.atom?q=kok');
    expect(feed.attr('title')).toBe('kok – ledige job – Sundet');
    // What the page itself links to goes on naming it: that was asked for.
    expect($('.results__forms a').last().attr('href')).toContain('from=55.6%2C13');
  });
});

describe('the problem page', () => {
  it('names each wrong parameter', () => {
    const $ = show(problemPage(400, [{ parameter: 'hours', message: 'must be full_time or part_time' }]));
    expect($('h1').text()).toBe('Vi forstod ikke søgningen');
    expect($('main li').text()).toBe('hours must be full_time or part_time');
  });

  it.each([
    [404, 'Siden findes ikke'],
    [410, 'Jobbet er slettet'],
    [500, 'Der skete en fejl hos os'],
    [503, 'Sundet kan ikke nås lige nu'],
    [405, 'Vi forstod ikke søgningen'],
  ])('%i is "%s"', (status, title) => {
    expect(show(problemPage(status))('h1').text()).toBe(title);
  });

  it('is not for search engines', () => {
    expect(show(problemPage(404))('meta[name=robots]').attr('content')).toBe('noindex');
  });
});

describe('the footer', () => {
  it('names each source with its attribution, and links to what exists', () => {
    const $ = show(searchPage());
    expect($('.site-footer__sources').text()).toContain('Styrelsen for Arbejdsmarked og Rekruttering');
    expect(
      $('.site-footer a')
        .map((_, link) => $(link).attr('href'))
        .get(),
    ).toEqual([
      'https://jobnet.dk',
      'https://arbetsformedlingen.se/platsbanken',
      '/status',
      '/about',
      '/docs',
    ]);
  });
});
