import { Temporal } from 'temporal-polyfill';
import { buildLayout } from '../../../src/timetable/layout/build-layout.ts';
import type { Layout } from '../../../src/timetable/layout/layout.ts';
import type { Network } from '../../../src/timetable/network/network.ts';
import { dayNumber, serviceDayStart } from '../../../src/timetable/network/service-day.ts';
import { buildFootpaths, StopFinder } from '../../../src/timetable/network/walking.ts';
import { createRouter } from '../../../src/timetable/router.ts';
import { answerQuestion } from '../../../src/timetable/service/answer-question.ts';
import { ordinaryWeekdayAfter } from '../../../src/timetable/service/ordinary-weekday.ts';
import type { ServingTimetable } from '../../../src/timetable/service/timetable-service.ts';

/** A timetable that answers as one in service does, on this thread. */
export function servingOf(network: Network): ServingTimetable {
  const footpaths = buildFootpaths(network);
  const layouts = new Map<string, Layout>();
  const [first] = network.feeds;
  const timeZone = first?.timeZone ?? 'UTC';
  const layoutOf = (date: string) => {
    const layout = layouts.get(date) ?? buildLayout(network, footpaths, Temporal.PlainDate.from(date));
    layouts.set(date, layout);
    return layout;
  };
  return {
    id: 'test',
    network,
    stops: new StopFinder(network),
    feeds: network.feeds.map(({ id, publisher, validFrom, validTo }) => {
      return { id, publisher, validFrom, validTo, importedAt: '2026-11-20T04:00:00+01:00' };
    }),
    validFrom: first?.validFrom ?? '',
    validTo: first?.validTo ?? '',
    timeZone,
    baseOf: (date) => serviceDayStart(dayNumber(Temporal.PlainDate.from(date)), timeZone),
    ordinaryWeekdayAfter: (date) => ordinaryWeekdayAfter(network, date),
    ask: async (date, question) =>
      answerQuestion(createRouter({ network, layout: layoutOf(date) }), question),
  };
}
