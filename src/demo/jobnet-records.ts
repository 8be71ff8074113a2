import { CONTACT_NAMES } from '../../seeds/demo/employer-names.ts';
import { OCCUPATION_CODES } from '../../seeds/demo/occupation-codes.ts';
import type { WorkingTime } from '../../seeds/demo/occupation-seed.ts';
import type { DanishMunicipality } from '../../seeds/demo/places.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import type { DemoVacancy } from './demo-vacancy.ts';
import { slugOf } from './fill-in.ts';
import { inventPhone, inventUuid } from './identity-numbers.ts';
import { type Random, seededRandom, seedOf } from './random.ts';
import { renderHtml, renderText } from './render-body.ts';

type JobnetVacancy = DemoVacancy<DanishMunicipality>;

/** An ad of Jobnet as the search lists it, in the shape of the real answers of 2026. */
export interface JobnetListed {
  readonly country: string;
  readonly municipality?: string;
  readonly postalCode?: number;
  readonly postalDistrictName?: string;
  readonly hiringOrgName: string;
  readonly occupation: string;
  readonly conceptUriDa: string;
  readonly workHourPartTime: boolean;
  readonly jobAdId: string;
  readonly jobAdUrl: string;
  readonly hasLogo: boolean;
  readonly workPlaceAddress: string;
  readonly cvr: string;
  readonly title: string;
  readonly description: string;
  readonly applicationDeadline: string;
  readonly applicationDeadlineStatus: 'ExpirationDate' | 'NotDisclosed';
  readonly isSeen: boolean;
  readonly isFavorite: boolean;
  readonly isExternal: boolean;
  readonly publicationDate: string;
}

/** One ad and all that the demo's Jobnet knows of it. */
export interface JobnetRecord {
  /** The region whose query lists it. */
  readonly region: string;
  readonly isPermanent: boolean;
  readonly listed: JobnetListed;
  /** What `JobAdDetails` answers; null for ads from elsewhere, of which Jobnet has no details. */
  readonly details: Readonly<Record<string, unknown>> | null;
}

/** Real ids of ads from elsewhere are eight digits long and far below this. */
const FIRST_EXTERNAL_ID = 90_000_000;
const NOT_DISCLOSED = '1900-01-01T00:00:00+01:00';
const WEEK_HOURS = 37;

export function jobnetRecord(vacancy: JobnetVacancy, number: number, calendar: DemoCalendar): JobnetRecord {
  // Two places of one vacancy look alike in all but the place and the id.
  const random = seededRandom(seedOf(`jobnet ${vacancy.employer.name} ${vacancy.reference}`));
  // Jobnet also carries ads with an "E" id that it does not call external: the id tells nothing.
  const origin = originOf(random);
  const id =
    origin === 'own'
      ? inventUuid(seededRandom(seedOf(`jobnet id ${number}`)))
      : `E${FIRST_EXTERNAL_ID + number * 13}`;
  const html = renderHtml(vacancy.body, random.chance(0.5) ? 'strong' : 'h3');
  const listed = listedAd(vacancy, id, origin, html, calendar);
  const details = origin === 'own' ? detailsOf(vacancy, id, html, calendar, random) : null;
  return { region: vacancy.place.municipality.region, isPermanent: vacancy.isPermanent, listed, details };
}

type Origin = 'own' | 'external' | 'unmarked external';

function originOf(random: Random): Origin {
  if (random.chance(0.68)) return 'own';
  return random.chance(0.94) ? 'external' : 'unmarked external';
}

function listedAd(
  vacancy: JobnetVacancy,
  id: string,
  origin: Origin,
  html: string,
  calendar: DemoCalendar,
): JobnetListed {
  const { employer, occupation, deadlineInDays } = vacancy;
  const { star } = OCCUPATION_CODES[occupation.key];
  return {
    country: 'Danmark',
    ...listedPlace(vacancy),
    hiringOrgName: employer.name,
    occupation: star.label,
    conceptUriDa: conceptUri(star.uuid),
    workHourPartTime: vacancy.percent < 100,
    jobAdId: id,
    jobAdUrl: origin === 'own' ? '' : `https://${employer.host}/job/${slugOf(vacancy.headline)}`,
    hasLogo: false,
    workPlaceAddress: addressLine(vacancy),
    cvr: employer.orgNumber,
    title: vacancy.headline,
    description: origin === 'own' ? html : scrapedText(vacancy),
    applicationDeadline: deadlineInDays === null ? NOT_DISCLOSED : calendar.midnight(deadlineInDays),
    applicationDeadlineStatus: deadlineInDays === null ? 'NotDisclosed' : 'ExpirationDate',
    isSeen: false,
    isFavorite: false,
    isExternal: origin === 'external',
    publicationDate: calendar.midnightOf(vacancy.publishedMinutesAgo),
  };
}

function listedPlace({
  place,
}: JobnetVacancy): Pick<JobnetListed, 'municipality' | 'postalCode' | 'postalDistrictName'> {
  if (place.detail === 'region') return {};
  const municipality = { municipality: place.municipality.name };
  if (place.detail === 'municipality') return municipality;
  return { ...municipality, postalCode: Number(place.town.postcode), postalDistrictName: place.town.city };
}

function addressLine({ place }: JobnetVacancy): string {
  if (place.detail === 'street') return `${place.street} ${place.houseNumber}`;
  return place.detail === 'postcode' ? ' ' : '';
}

/** The text of an employer's page as a machine took it down: the headings of its menus and many empty lines. */
function scrapedText(vacancy: JobnetVacancy): string {
  const top = `${vacancy.headline}\n\n\n\n\n\n\t\n\t\t\n\t\t\t${vacancy.employer.name}\n\n\n\n\n\n`;
  return top + renderText(vacancy.body, '', '\n\n\n\n\t\n\t\t\n');
}

function conceptUri(uuid: string): string {
  return `http://data.star.dk/esco/occupation/${uuid}`;
}

const SHIFTS: Readonly<Record<WorkingTime, readonly string[]>> = {
  office: ['Dagarbejde'],
  day: ['Dagarbejde'],
  early: ['Dagarbejde'],
  school: ['Dagarbejde'],
  shop: ['Dagarbejde', 'Weekendarbejde'],
  two_shift: ['Dagarbejde', 'Aftenarbejde'],
  evening: ['Aftenarbejde'],
  round_the_clock: ['Dagarbejde', 'Aftenarbejde', 'Natarbejde', 'Weekendarbejde'],
};

function detailsOf(
  vacancy: JobnetVacancy,
  id: string,
  html: string,
  calendar: DemoCalendar,
  random: Random,
): Readonly<Record<string, unknown>> {
  const { employer, deadlineInDays, publishedMinutesAgo } = vacancy;
  return {
    title: vacancy.headline,
    body: html,
    publicationDateTime: calendar.midnightOf(publishedMinutesAgo),
    unpublicationDateTime: calendar.midnight(lastDayOf(deadlineInDays)),
    job: jobOf(vacancy),
    application: applicationOf(vacancy, calendar, random),
    isAnonymousEmployer: false,
    id,
    approvalStatus: 'Godkendt',
    views: random.whole(3, 900),
    user: 'JobAG',
    createdDateTime: calendar.moment(publishedMinutesAgo),
    updatedDateTime: calendar.moment(publishedMinutesAgo),
    employer: {
      cvrNumber: employer.orgNumber,
      pNumber: `1${employer.orgNumber}0`,
      name: employer.name,
      hasCompanyLogo: false,
      address: fullAddress(vacancy),
    },
    organisationTypeId: 24,
    hasLogo: false,
  };
}

/** An ad stays up a little after its deadline; one whose deadline has passed is still up. */
function lastDayOf(deadlineInDays: number | null): number {
  return deadlineInDays === null ? 30 : Math.max(deadlineInDays, 0) + 5;
}

function jobOf({
  place,
  occupation,
  percent,
  isPermanent,
}: JobnetVacancy): Readonly<Record<string, unknown>> {
  const { star } = OCCUPATION_CODES[occupation.key];
  const hours = Math.round((WEEK_HOURS * percent) / 100);
  return {
    type: 'Ordinaert',
    address: jobAddress(place),
    noFixedWorkplace: place.detail === 'region',
    isLimitedPeriod: !isPermanent,
    isDisabilityFriendly: false,
    isPartTime: percent < 100,
    maximumWeeklyHours: hours,
    minimumWeeklyHours: hours,
    conceptUriDa: conceptUri(star.uuid),
    preferredLabelDa: star.label,
    driversLicenses: occupation.licence === undefined ? [] : [occupation.licence],
    classifications: [],
    shifts: SHIFTS[occupation.times],
    isFavorite: false,
  };
}

const DENMARK = { countryCode: 'DK', countryName: 'Danmark' };

function jobAddress(place: JobnetVacancy['place']): Readonly<Record<string, string>> {
  const { municipality, town, detail } = place;
  if (detail === 'region') return DENMARK;
  const known = { municipality: municipality.name, ...DENMARK };
  if (detail === 'municipality') return known;
  const local = { postalCode: town.postcode, city: town.city, ...known };
  return detail === 'street' ? { streetName: place.street, houseNumber: place.houseNumber, ...local } : local;
}

/** Where the employer has its office. */
function fullAddress({ place }: JobnetVacancy): Readonly<Record<string, string>> {
  return { ...jobAddress({ ...place, detail: 'street' }) };
}

function applicationOf(
  { employer, positions, deadlineInDays, headline }: JobnetVacancy,
  calendar: DemoCalendar,
  random: Random,
): Readonly<Record<string, unknown>> {
  const [firstNames, lastName] = random.pick(CONTACT_NAMES.DK);
  return {
    deadlineDate: deadlineInDays === null ? NOT_DISCLOSED : calendar.midnight(deadlineInDays),
    availablePositions: positions,
    contactPersons: [
      {
        firstNames,
        lastName,
        title: 'Leder',
        emailAddress: employer.mail,
        phoneNumber: inventPhone(random, 'DK'),
      },
    ],
    emailAddress: employer.mail,
    url: `https://${employer.host}/job/${slugOf(headline)}`,
    urlText: '',
    isApplicationDeadlineASAP: deadlineInDays === null,
  };
}
