import { CONTACT_NAMES } from '../../seeds/demo/employer-names.ts';
import { type JobtechConcept, OCCUPATION_CODES } from '../../seeds/demo/occupation-codes.ts';
import type { DanishMunicipality, SwedishMunicipality } from '../../seeds/demo/places.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import type { DemoVacancy } from './demo-vacancy.ts';
import { slugOf } from './fill-in.ts';
import { inventPhone } from './identity-numbers.ts';
import { foreignAddress, type JobtechAddress, swedishAddress } from './jobtech-address.ts';
import { type Random, seededRandom, seedOf } from './random.ts';
import { renderHtml, renderText } from './render-body.ts';

/** An ad of JobStream in the shape of the real ones of 2025 and 2026. */
export type JobtechRecord = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly headline: string;
  readonly workplace_address: JobtechAddress;
};

/** Real ids are thirty million and some. */
const FIRST_ID = 90_000_001;

export function swedishRecord(
  vacancy: DemoVacancy<SwedishMunicipality>,
  number: number,
  calendar: DemoCalendar,
): JobtechRecord {
  return jobtechRecord(vacancy, swedishAddress(vacancy.place), number, calendar);
}

/** A job in Denmark: Platsbanken gives it a country and at most a town. */
export function danishRecord(
  vacancy: DemoVacancy<DanishMunicipality>,
  number: number,
  calendar: DemoCalendar,
): JobtechRecord {
  return jobtechRecord(vacancy, foreignAddress(vacancy.place), number, calendar);
}

function jobtechRecord(
  vacancy: DemoVacancy,
  address: JobtechAddress,
  number: number,
  calendar: DemoCalendar,
): JobtechRecord {
  // Two places of one vacancy look alike in all but the place and the id.
  const random = seededRandom(seedOf(`jobtech ${vacancy.employer.name} ${vacancy.reference}`));
  const id = String(FIRST_ID + number * 7);
  const { name, group, field } = OCCUPATION_CODES[vacancy.occupation.key];
  return {
    relevance: 0,
    id,
    external_id: random.chance(0.7) ? `46-${vacancy.employer.orgNumber}-${vacancy.reference}` : null,
    original_id: null,
    label: [],
    webpage_url: `https://arbetsformedlingen.se/platsbanken/annonser/${id}`,
    logo_url: null,
    headline: vacancy.headline,
    ...datesOf(vacancy, calendar),
    number_of_vacancies: vacancy.positions,
    description: descriptionOf(vacancy, random),
    ...termsOf(vacancy, random),
    access: null,
    employer: employerOf(vacancy, random),
    application_details: applicationOf(vacancy, random),
    experience_required: random.chance(0.55),
    access_to_own_car: false,
    ...licenceOf(vacancy),
    occupation: wireConcept(name),
    occupation_group: wireConcept(group),
    occupation_field: wireConcept(field),
    workplace_address: address,
    ...(random.chance(0.7) ? { workplace_addresses: [address], identified_language: vacancy.language } : {}),
    must_have: demandsOf(random.chance(0.4) ? languagesOf(vacancy) : []),
    nice_to_have: demandsOf([]),
    application_contacts: random.chance(0.65) ? [contactOf(vacancy, random)] : [],
    removed: false,
    removed_date: null,
    source_type: random.chance(0.7) ? 'VIA_PLATSBANKEN_DXA' : 'VIA_ANNONSERA',
    timestamp: calendar.epochMilliseconds(vacancy.publishedMinutesAgo),
  };
}

/** Past deadlines are still up for a while; without a deadline an ad is up for a month. */
function datesOf({ deadlineInDays, publishedMinutesAgo }: DemoVacancy, calendar: DemoCalendar) {
  const lastDay = deadlineInDays === null ? 30 : deadlineInDays < 0 ? 7 : deadlineInDays;
  return {
    application_deadline: deadlineInDays === null ? null : calendar.endOfDay(deadlineInDays),
    publication_date: calendar.wallClock(publishedMinutesAgo),
    last_publication_date: calendar.endOfDay(lastDay),
  };
}

/** Two in three have HTML; the others' formatted text is the plain one. */
function descriptionOf({ body }: DemoVacancy, random: Random) {
  const newline = random.chance(0.3) ? '\r\n' : '\n';
  const text = renderText(body, random.pick(['- ', '• ', '']), '\n\n').replaceAll('\n', newline);
  return {
    text,
    text_formatted: random.chance(0.67) ? renderHtml(body, 'strong') : text,
    company_information: null,
    needs: null,
    requirements: null,
    conditions: random.chance(0.3) ? null : 'Enligt överenskommelse',
  };
}

interface WireConcept {
  readonly concept_id: string | null;
  readonly label: string | null;
  readonly legacy_ams_taxonomy_id: string | null;
}

/** What is missing is an object of nulls. */
const NOTHING: WireConcept = { concept_id: null, label: null, legacy_ams_taxonomy_id: null };

function wireConcept({ id, label, legacyId }: JobtechConcept): WireConcept {
  return { concept_id: id, label, legacy_ams_taxonomy_id: legacyId };
}

function concept(id: string, label: string, legacyId: string): WireConcept {
  return wireConcept({ id, label, legacyId });
}

const ORDINARY = concept('PFZr_Syz_cUq', 'Vanlig anställning', '1');
const ON_CALL = concept('1paU_aCR_nGn', 'Behovsanställning', '4');
const MONTHLY_PAY = concept('oG8G_9cW_nRf', 'Fast månads- vecko- eller timlön', '1');
const UNTIL_FURTHER_NOTICE = concept('a7uU_j21_mkL', 'Tills vidare', '1');
const SIX_MONTHS_OR_LONGER = concept('qQUd_4qe_NDT', '6 månader eller längre', '2');
const FULL_TIME = concept('6YE1_gAC_R2G', 'Heltid', '1');
const PART_TIME = concept('947z_JGS_Uk2', 'Deltid', '2');

/** Work on call has neither duration nor hours. */
function termsOf({ percent, isPermanent }: DemoVacancy, random: Random) {
  const isOnCall = percent < 100 && !isPermanent && random.chance(0.5);
  const scope = isOnCall ? null : percent;
  return {
    employment_type: isOnCall ? ON_CALL : ORDINARY,
    salary_type: MONTHLY_PAY,
    salary_description: random.chance(0.3) ? null : 'Lön enligt överenskommelse',
    duration: isOnCall ? NOTHING : isPermanent ? UNTIL_FURTHER_NOTICE : SIX_MONTHS_OR_LONGER,
    working_hours_type: isOnCall ? NOTHING : percent === 100 ? FULL_TIME : PART_TIME,
    scope_of_work: { min: scope, max: scope },
  };
}

/** Some are written in capitals; an employer abroad has no Swedish number. */
function employerOf({ employer }: DemoVacancy, random: Random) {
  const isSwedish = employer.country === 'SE';
  return {
    phone_number: random.chance(0.2) ? employer.phone : null,
    email: random.chance(0.2) ? employer.mail : null,
    url: random.chance(0.4) ? `https://${employer.host}` : null,
    organization_number: isSwedish ? employer.orgNumber : null,
    name: random.chance(0.15) ? employer.name.toUpperCase() : employer.name,
    workplace: employer.name,
  };
}

/** Some addresses lack their scheme. */
function applicationOf({ employer, reference, headline }: DemoVacancy, random: Random) {
  const page = `${employer.host}/jobb/${slugOf(headline)}`;
  return {
    information: null,
    reference: random.chance(0.4) ? reference : null,
    email: random.chance(0.2) ? employer.mail : null,
    via_af: false,
    url: random.chance(0.9) ? `https://${page}` : page,
    other: null,
  };
}

const LICENCES = {
  B: concept('VTK8_WRx_GcM', 'B', '3'),
  C: concept('BKCx_hST_Pcm', 'C', '4'),
  D: concept('hK1a_wsQ_4UG', 'D', '5'),
} as const;

function licenceOf({ occupation: { licence } }: DemoVacancy) {
  if (licence === undefined) return { driving_license_required: false, driving_license: null };
  return { driving_license_required: true, driving_license: [LICENCES[licence]] };
}

const SPOKEN = {
  da: concept('yGZ2_39H_oPN', 'Danska', '274'),
  sv: concept('zSLA_vw2_FXN', 'Svenska', '502'),
  en: concept('NVxJ_hLg_TYS', 'Engelska', '283'),
} as const;

function languagesOf({ language }: DemoVacancy) {
  return [{ weight: 10, ...SPOKEN[language] }];
}

function demandsOf(languages: readonly object[]) {
  return { skills: [], languages, work_experiences: [], education: [], education_level: [] };
}

function contactOf({ employer }: DemoVacancy, random: Random) {
  return {
    name: random.pick(CONTACT_NAMES.SE).join(' '),
    description: 'Rekryterande chef',
    email: employer.mail,
    telephone: inventPhone(random, employer.country),
    contact_type: null,
  };
}
