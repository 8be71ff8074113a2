import type { Country } from '../../domain/codes.ts';
import type { JourneyChoice, JourneyLeg } from '../../domain/journeys.ts';
import { sideOf } from './sound.ts';

type Ticket = JourneyChoice['tickets'][number];

/** Where a Danish stop of Rejseplanen's has its number. */
const DANISH_STOP = /^gtfs-dk:0*(8[56]\d{5})$/;

/**
 * Who sells tickets for these legs: links to their own pages, with the stops filled in where they take them. Nothing is
 * sold here, and no price is promised.
 */
export function ticketLinks(legs: readonly JourneyLeg[]): Ticket[] {
  const rides = legs.filter(({ mode }) => mode !== 'walk');
  const [first] = rides;
  const last = rides.at(-1);
  if (first === undefined || last === undefined) return [];
  const countries = new Set<Country>(rides.flatMap(({ from, to }) => [sideOf(from), sideOf(to)]));
  const tickets: Ticket[] = [];
  if (countries.has('SE')) {
    const ends = new URLSearchParams({ from: first.from.name, to: last.to.name });
    tickets.push({ seller: 'Skånetrafiken', url: `https://www.skanetrafiken.se/sok-resa/?${ends}` });
  }
  if (countries.has('DK')) {
    tickets.push({ seller: 'DSB', url: 'https://www.dsb.dk/' });
    tickets.push({ seller: 'Rejseplanen', url: rejseplanenLink(first.from.stopId, last.to.stopId) });
  }
  return tickets;
}

function rejseplanenLink(from: string | null, to: string | null): string {
  const page = 'https://www.rejseplanen.dk/webapp/index.html?language=da_DA';
  const [, origin] = DANISH_STOP.exec(from ?? '') ?? [];
  const [, target] = DANISH_STOP.exec(to ?? '') ?? [];
  if (origin === undefined || target === undefined) return page;
  return `${page}#!SID|A=1@L=${origin}@!ZID|A=1@L=${target}@!timeSel|depart!start|1`;
}
