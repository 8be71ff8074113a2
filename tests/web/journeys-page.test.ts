import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { JourneysPage } from '../../src/web/page.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { journeysPage, SAMPLE_ANSWER, SAMPLE_JOURNEY } from './sample-journeys.ts';

const renderer = createRenderer({ assetsDir: null });
const show = (overrides: Partial<JourneysPage> = {}) => load(renderer.render(journeysPage(overrides)));

describe('the journeys page', () => {
  it('has what was asked in a form that works without scripts', () => {
    const $ = show();
    expect($('form.journey-form').attr('action')).toBe('/journeys');
    expect($('input[name=from]').attr('value')).toBe('Landskrona');
    expect($('input[name=fromId]')).toHaveLength(0);
    expect($('input[name=toId]').attr('value')).toBe('s4');
    expect($('input[name=time]').attr('value')).toBe('07:30');
    expect($('input[name=by][checked]').attr('value')).toBe('arriveBy');
  });

  it('tells each leg, each change with its margin, and who answers for it', () => {
    const $ = show();
    expect($('.way__leg')).toHaveLength(3);
    expect($('.way__leg').eq(1).text()).toContain('tog 1023');
    expect($('.way__leg').eq(1).text()).toContain('4 minutter forsinket');
    expect($('.way__change').text()).toContain('Skift ved København H: 8 min., heraf 4 min. til overs');
    expect($('.way__change').text()).toContain('To selskaber');
    expect($('.journey__facts').text()).toContain('Krydser Øresund');
  });

  it('tells the day of a journey that is not of the day asked about', () => {
    expect(show()('.journey__times').first().text()).not.toContain('nov.');
    const later = { ...SAMPLE_JOURNEY, departure: SAMPLE_JOURNEY.departure.replace('-23T', '-24T') };
    const answer = { ...SAMPLE_ANSWER, journeys: [later] };
    const $ = show({ result: { kind: 'found', answer, others: { from: [], to: [] } } });
    expect($('.journey__times').text()).toContain('24. nov. 05:40');
  });

  it.each([
    ['cancelled', 'aflyst'],
    ['missed_change', 'skiftet nås ikke'],
  ] as const)('says in the list what real time makes of a journey: %s', (disruption, text) => {
    const journeys = [{ ...SAMPLE_JOURNEY, disruption }];
    const answer = { ...SAMPLE_ANSWER, journeys };
    const $ = show({ result: { kind: 'found', answer, others: { from: [], to: [] } } });
    expect($('.journey__facts .tag--warn').text()).toBe(text);
    expect(show()('.journey__facts .tag--warn')).toHaveLength(0);
  });

  it('shows alerts without calling a ride on time of which nothing else is known', () => {
    const realtime = { departureDelay: null, arrivalDelay: null, cancelled: false, alerts: ['Spårarbete'] };
    const legs = SAMPLE_JOURNEY.legs.map((leg) => (leg.realtime === undefined ? leg : { ...leg, realtime }));
    const answer = { ...SAMPLE_ANSWER, journeys: [{ ...SAMPLE_JOURNEY, legs }] };
    const $ = show({ result: { kind: 'found', answer, others: { from: [], to: [] } } });
    expect($('.way__realtime').text()).toBe('Spårarbete');
  });

  it('says what the publishers of the timetables ask to be said', () => {
    const feeds = SAMPLE_ANSWER.timetable.feeds.map((feed) => ({ ...feed, attribution: 'Trafiklab (CC0)' }));
    const answer = { ...SAMPLE_ANSWER, timetable: { ...SAMPLE_ANSWER.timetable, feeds } };
    const $ = show({ result: { kind: 'found', answer, others: { from: [], to: [] } } });
    expect($('.journeys__source').text()).toContain('Data: Trafiklab (CC0).');
  });

  it('offers a second opinion only where there is somebody to ask, by a link of its own', () => {
    expect(show()('.second-opinion')).toHaveLength(0);
    const $ = show({ planners: ['Rejseplanen', 'ResRobot'] });
    expect($('.second-opinion a').text()).toBe('Spørg også Rejseplanen og ResRobot');
    const asking = (link: string | undefined) =>
      new URL(link ?? '', 'http://x').searchParams.get('secondOpinion');
    expect(asking($('.second-opinion a').attr('href'))).toBe('true');
    for (const link of $('.journeys__more a')) expect(asking($(link).attr('href'))).toBeNull();
  });

  it('says where the planners differ, what they refused, and what they do not have', () => {
    const told = { departure: '2026-11-23T05:40:00+01:00', arrival: '2026-11-23T07:24:00+01:00', changes: 1 };
    const answer = {
      ...SAMPLE_ANSWER,
      secondOpinion: [
        {
          planner: 'Rejseplanen',
          state: 'answered' as const,
          journeys: [
            { ...told, lines: ['Re 1023', '5C'], ours: 'same' as const },
            { ...told, departure: '2026-11-23T05:50:00+01:00', lines: ['Re 1025'], ours: 'lacking' as const },
            { ...told, arrival: '2026-11-23T07:50:00+01:00', lines: ['7A'], ours: 'better' as const },
            { ...told, lines: ['Nat'], ours: 'outside' as const },
          ],
          lacking: [0],
        },
        { planner: 'ResRobot', state: 'quota' as const, journeys: [], lacking: [] },
      ],
    };
    const $ = show({
      planners: ['Rejseplanen', 'ResRobot'],
      result: { kind: 'found', answer, others: { from: [], to: [] } },
    });
    const text = $('section.second-opinion').text();
    expect(text).toContain('Af de 3 rejser, som Rejseplanen nævner for tidsrummet, er 1 blandt vores.');
    expect(text).toContain('ResRobot må ikke spørges oftere lige nu.');
    const items = $('.second-opinion__list li')
      .map((_, item) => $(item).text())
      .get();
    expect(items).toEqual([
      'Rejseplanen har også 05:50 – 07:24 (Re 1025), som vi ikke har.',
      'Rejseplanen har 05:40 – 07:50 (7A); en af vores går ikke tidligere og er fremme mindst lige så tidligt.',
      'Rejseplanen nævner ikke vores rejse 05:40 – 07:24.',
    ]);
    expect($('.second-opinion a')).toHaveLength(0);
  });

  it('links to sellers, and to nothing that runs', () => {
    const $ = show();
    const links = $('.way__tickets a')
      .map((_, link) => $(link).attr('href'))
      .get();
    expect(links).toEqual(['https://www.skanetrafiken.se/']);
  });

  it('offers the other places that a name may mean, keeping the rest of the question', () => {
    const helsingborg = {
      id: 'x1',
      type: 'station',
      name: 'Landskrona Hamn',
      detail: 'Skåne',
      country: 'SE',
      lat: 55.87,
      lon: 12.82,
    } as const;
    const $ = show({
      result: { kind: 'found', answer: SAMPLE_ANSWER, others: { from: [helsingborg], to: [] } },
    });
    const address = new URL($('.taken-for a').attr('href') ?? '', 'http://x');
    expect(address.searchParams.get('fromId')).toBe('x1');
    expect(address.searchParams.get('toId')).toBe('s4');
    expect(address.searchParams.get('time')).toBe('07:30');
  });

  it.each<[JourneysPage['result'], RegExp]>([
    [{ kind: 'unknown_place', which: ['from'] }, /Vi kender intet sted, der hedder ”Landskrona”/],
    [{ kind: 'no_timetable' }, /Der er ingen køreplan endnu/],
    [
      { kind: 'outside_timetable', validFrom: '2026-11-20', validTo: '2026-12-12' },
      /20\. nov\.? til 12\. dec/,
    ],
    [
      { kind: 'found', answer: { ...SAMPLE_ANSWER, journeys: [] }, others: { from: [], to: [] } },
      /Ingen rejser/,
    ],
  ])('says what happened and what to do: $kind', (result, text) => {
    expect(show({ result })('main').text()).toMatch(text);
  });

  it('keeps what was asked out of its canonical address', () => {
    expect(show()('link[rel=canonical]').attr('href')).toBe('/journeys?lang=da');
  });
});
