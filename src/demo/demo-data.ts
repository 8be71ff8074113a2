import type { DanishMunicipality } from '../../seeds/demo/places.ts';
import type { Clock } from '../lib/clock.ts';
import { DemoCalendar } from './demo-calendar.ts';
import type { DemoVacancy } from './demo-vacancy.ts';
import { type JobnetRecord, jobnetRecord } from './jobnet-records.ts';
import { UNSPECIFIED_ADDRESS } from './jobtech-address.ts';
import { danishRecord, type JobtechRecord, swedishRecord } from './jobtech-records.ts';
import { planVacancies } from './plan-vacancies.ts';
import { seededRandom } from './random.ts';
import { rewriteHeadline } from './write-vacancy.ts';

/** Everything the demo's upstreams have, in their own shapes and order. */
export interface DemoData {
  /** Platsbanken: all of Sweden and some jobs in Denmark, by id. */
  readonly jobtech: readonly JobtechRecord[];
  /** Jobnet: all of Denmark, newest first. */
  readonly jobnet: readonly JobnetRecord[];
}

/** Municipalities from which a vacancy is also advertised to Swedes, and how many are. */
const NEAR_THE_SOUND = new Set(['0101', '0147', '0157', '0173', '0185', '0217', '0219', '0259', '0265']);
const CROSS_POSTED = 28;
/** Danish ads in Platsbanken from outside our region. */
const FAR_AWAY = 2;
/** Swedish ads that name no place at all. */
const UNSPECIFIED = 2;

/** Builds the demo's ads: the same clock gives the same bytes, and another one the same ads with other dates. */
export function buildDemoData(clock: Clock): DemoData {
  const calendar = new DemoCalendar(clock);
  const plan = planVacancies(calendar);
  const farAway = plan.otherDanish.filter(saysTown).slice(0, FAR_AWAY);
  const abroad = [...plan.forSwedes, ...crossPosted(plan.danish), ...farAway];
  const inSweden = [...plan.swedish, ...plan.otherSwedish];
  const jobtech = [
    ...inSweden.map((vacancy, number) => swedishRecord(vacancy, number, calendar)),
    ...abroad.map((vacancy, number) => danishRecord(vacancy, inSweden.length + number, calendar)),
  ];
  const jobnet = [...plan.danish, ...plan.otherDanish].map((vacancy, number) =>
    jobnetRecord(vacancy, number, calendar),
  );
  return {
    jobtech: withoutPlace(jobtech, plan.swedish.length, UNSPECIFIED),
    jobnet: jobnet.sort(byPublication),
  };
}

function saysTown({ place }: DemoVacancy): boolean {
  return place.detail === 'street' || place.detail === 'postcode';
}

/** The same vacancies on the other board, with another headline. */
function crossPosted(danish: readonly DemoVacancy<DanishMunicipality>[]): DemoVacancy<DanishMunicipality>[] {
  const random = seededRandom(CROSS_POSTED);
  const candidates = danish.filter(
    ({ place }) =>
      NEAR_THE_SOUND.has(place.municipality.code) && ['street', 'postcode'].includes(place.detail),
  );
  return random
    .some(candidates, CROSS_POSTED)
    .map((vacancy) => ({ ...vacancy, headline: rewriteHeadline(vacancy, random) }));
}

/** Takes the place from `count` of the ads outside our region, which begin at `from`. */
function withoutPlace(records: readonly JobtechRecord[], from: number, count: number): JobtechRecord[] {
  return records.map((record, number) => {
    if (number < from || number >= from + count) return record;
    const address = UNSPECIFIED_ADDRESS;
    const also = 'workplace_addresses' in record ? { workplace_addresses: [address] } : {};
    return { ...record, workplace_address: address, ...also };
  });
}

function byPublication({ listed: a }: JobnetRecord, { listed: b }: JobnetRecord): number {
  return (
    compare(b.publicationDate.slice(0, 10), a.publicationDate.slice(0, 10)) || compare(a.jobAdId, b.jobAdId)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
