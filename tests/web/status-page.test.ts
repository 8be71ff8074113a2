import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/codes.ts';
import type { SourceState } from '../../src/domain/harvest.ts';
import { CATALOGUES } from '../../src/web/messages/catalogues.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { FETCHED, IMPORTED } from '../http/support/sample-timetables.ts';
import { searchPage } from './sample-pages.ts';
import { sampleSource, statusPage } from './sample-status.ts';

const renderer = createRenderer({ assetsDir: null });
const show = (page: Parameters<typeof renderer.render>[0]) => load(renderer.render(page));
const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';

describe.each(LANGUAGES)('the status page in %s', (language) => {
  const page = statusPage({ language });

  it('is a whole document that stands under a strict policy', () => {
    const html = renderer.render(page);
    const $ = load(html);
    expect($('html').attr('lang')).toBe(language);
    expect($('h1')).toHaveLength(1);
    expect($('[style], style, script:not([type="application/json"])')).toHaveLength(0);
    const ids = $('[id]')
      .map((_, element) => $(element).attr('id'))
      .get();
    expect(ids).toEqual([...new Set(ids)]);
    for (const part of $('[aria-labelledby]').toArray()) {
      expect(ids).toContain($(part).attr('aria-labelledby'));
    }
    expect(JSON.parse($('script#page').text())).toEqual(page);
    expect(html).not.toContain('undefined');
  });

  it('has one sentence on top and the state of each source in words beside its icon', () => {
    const $ = show(page);
    expect($('.status__sentence strong').text()).toMatch(/\S.*\.$/);
    const states = $('.source .health')
      .map((_, element) => $(element).text())
      .get();
    expect(states).toHaveLength(page.sources.length);
    expect(new Set(states).size).toBe(page.sources.length);
    for (const icon of $('.health svg').toArray()) expect($(icon).attr('aria-hidden')).toBe('true');
  });

  it('names a source without a name of its own in its language', () => {
    const $ = show(statusPage({ language, sources: [{ ...sampleSource('good'), id: 'jobposting' }] }));
    expect($('.source h2').text()).toBe(CATALOGUES[language].describedSources['jobposting']?.name);
  });

  it('draws every night, each with its title, and tells their outcomes in the name of the chart', () => {
    const $ = show(statusPage({ language, sources: [sampleSource('failed')] }));
    const chart = $('svg.nights__chart');
    expect(chart.attr('role')).toBe('img');
    expect(chart.find('g.night')).toHaveLength(30);
    expect(chart.find('g.night > title')).toHaveLength(30);
    expect(chart.find('g.night--failed path.night__sign')).toHaveLength(1);
    expect(chart.find('g.night--none circle')).toHaveLength(1);
    expect(chart.children('title').text()).toMatch(/30.*27.*1.*1.*1/s);
    expect($('.status-more table').first().find('tbody tr')).toHaveLength(30);
  });
});

describe('the timetables on the status page', () => {
  it('tell how they stand, what the last fetch came to, the quota, and what is wrong with them', () => {
    const ferry = { ...IMPORTED, inService: IMPORTED.inService && { ...IMPORTED.inService, warnings: [] } };
    const $ = show({
      ...statusPage({ language: 'sv' }),
      timetables: [FETCHED, ferry],
      now: '2025-11-27T09:30:00+01:00',
    });
    const text = (id: string) => $(`[aria-labelledby=timetable-${id}]`).text();
    expect(text('gtfs-se')).toContain('Misslyckades');
    expect(text('gtfs-se')).toContain('31 av 50 tillåtna');
    expect(text('gtfs-se')).toContain('trips.txt:2: no route of that id');
    expect(text('gtfs-se')).toMatch(/Gäller20 nov\.? – 12 dec/);
    expect(text('gtfs-se')).toContain('1 slags fel i den');
    expect(text('gtfs-se')).toContain('stops.txt: 3 stops are never served');
    expect(text('ferry')).toContain('Hämtad');
    expect(text('ferry')).toContain('Inlagd för hand');
    expect(text('ferry')).not.toContain('slags fel');
  });

  it('are too old once they are over, also those that nobody fetches', () => {
    const $ = show({
      ...statusPage({ language: 'en' }),
      timetables: [IMPORTED],
      now: '2025-12-13T00:30:00+01:00',
    });
    expect($('[aria-labelledby=timetable-ferry] .health').text()).toBe('Too old');
  });
});

describe('the status page', () => {
  it('tells age, counts, message and next run', () => {
    const $ = show(statusPage({ sources: [sampleSource('suspect')] }));
    const text = $('.source').text();
    expect(text).toContain('Senest hentet uden fejl for 31 timer siden');
    expect(text).toMatch(/Uden for området\s*1\.234|1\.234\s*Uden for området/);
    expect($('.source__said q').attr('lang')).toBe('en');
    expect($('.source__said').text()).toContain('nothing was closed');
    // Once is enough.
    expect($('.last-run__said')).toHaveLength(0);
    expect($('.source time').first().attr('datetime')).toBe('2026-11-23T03:00:00+01:00');
  });

  it('says why a source stands as it does, though changes came in after', () => {
    const source = sampleSource('suspect');
    const lastRun = source.lastRun && { ...source.lastRun, id: '32', mode: 'changes' as const };
    const run = lastRun && { ...lastRun, outcome: 'ok' as const, message: 'one feed of three' };
    const $ = show(statusPage({ language: 'sv', sources: [{ ...source, lastRun: run }] }));
    expect($('.source__said').text()).toMatch(
      /^Meddelande från hämtningen söndag 22 november.*: .*nothing was closed/,
    );
    expect($('.last-run').text()).toContain('Bara det som är nytt eller ändrat sedan sist.');
    expect($('.last-run__said').text()).toContain('one feed of three');
  });

  it('counts what could not be read, also what it does not show', () => {
    const $ = show(statusPage({ language: 'en', sources: [{ ...sampleSource('good'), issueCount: 3_000 }] }));
    expect($('.source__more summary').last().text()).toBe('3,000 details could not be read');
  });

  it('shows an issue with its ad, field, reason and raw value, as text', () => {
    const source = sampleSource('good');
    const issue = {
      source: 'good',
      sourceId: '17',
      path: 'deadline',
      reason: 'not a date',
      value: HOSTILE,
      seenAt: '',
    };
    const $ = show(statusPage({ sources: [{ ...source, issues: [issue] }] }));
    const parts = $('.issues code')
      .map((_, element) => $(element).text())
      .get();
    expect(parts).toEqual(['17', 'deadline', 'not a date', HOSTILE]);
    expect($('img')).toHaveLength(0);
    expect($('script')).toHaveLength(1);
  });

  it('shows a source that has never run without numbers it does not have', () => {
    const $ = show(statusPage({ sources: [sampleSource('never')] }));
    expect($('.last-run')).toHaveLength(0);
    expect($('.source').text()).toContain('Endnu ikke hentet uden fejl');
    // Nor that everything could be read, where nothing was.
    expect($('.source').text()).not.toContain('kunne læses');
    expect(renderer.render(statusPage({ sources: [sampleSource('never')] }))).not.toContain('NaN');
  });

  it('does not say that everything could be read where nothing was', () => {
    const said = (source: SourceState) => show(statusPage({ sources: [source] }))('.source__more > p').text();
    const failed = sampleSource('failed');
    expect(said({ ...failed, issues: [], issueCount: 0 })).toBe('');
    expect(said({ ...sampleSource('good'), issues: [], issueCount: 0 })).toBe(
      'Alle oplysninger kunne læses.',
    );
  });

  it('is linked from the foot of every page, in the language the address names', () => {
    const link = (path: string) => show(searchPage({ path }))('.site-footer a[href^="/status"]').attr('href');
    expect(link('/?lang=sv')).toBe('/status?lang=sv');
    expect(link('/')).toBe('/status');
  });
});
