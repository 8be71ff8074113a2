import type { EducationLevel } from '../../domain/requirement.ts';
import type { VacancyDetail } from '../../domain/vacancy.ts';

/** What Google's guide calls the levels; a short education has no word of its own there. */
const CREDENTIALS: Readonly<Record<EducationLevel, string>> = {
  secondary: 'high school',
  vocational: 'professional certificate',
  bachelor: 'bachelor degree',
  master: 'postgraduate degree',
  doctorate: 'postgraduate degree',
};

/**
 * The vacancy as a schema.org JobPosting (https://schema.org/JobPosting), with what
 * https://developers.google.com/search/docs/appearance/structured-data/job-posting asks for. What the ad does not say
 * is left out.
 */
export function jobPosting(vacancy: VacancyDetail): Record<string, unknown> {
  const { employer, workplace, postings } = vacancy;
  return {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: vacancy.title,
    description: vacancy.descriptionHtml || vacancy.title,
    identifier: { '@type': 'PropertyValue', name: 'Sundet', value: vacancy.id },
    datePosted: vacancy.publishedAt ?? postings[0]?.firstSeenAt ?? vacancy.updatedAt,
    ...present('validThrough', vacancy.closedAt ?? vacancy.openUntil ?? vacancy.deadline),
    employmentType: employmentTypes(vacancy),
    hiringOrganization: {
      '@type': 'Organization',
      name: employer.name ?? 'confidential',
      ...present('taxID', employer.orgNumber),
    },
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        ...present('streetAddress', workplace.street),
        ...present('addressLocality', workplace.city ?? workplace.municipality?.name ?? null),
        ...present('addressRegion', workplace.municipality?.name ?? null),
        ...present('postalCode', workplace.postcode),
        addressCountry: workplace.country,
      },
      ...(workplace.lat === null || workplace.lon === null
        ? {}
        : { geo: { '@type': 'GeoCoordinates', latitude: workplace.lat, longitude: workplace.lon } }),
    },
    ...present('occupationalCategory', vacancy.occupation?.isco ?? null),
    ...present('totalJobOpenings', vacancy.positions),
    ...present('educationRequirements', credentialOf(vacancy)),
    ...present('url', postings[0]?.url ?? null),
    directApply: false,
  };
}

function employmentTypes({ hours, duration }: VacancyDetail): string | string[] {
  const types = [
    ...(hours === null ? [] : [hours.toUpperCase()]),
    ...(duration === 'temporary' ? ['TEMPORARY'] : []),
  ];
  return types.length === 0 ? 'OTHER' : types;
}

function credentialOf({ requirements }: VacancyDetail): Record<string, string> | null {
  for (const { requirement, state } of requirements) {
    const level = requirement.startsWith('education:') ? requirement.slice('education:'.length) : null;
    if (state !== 'required' || level === null || !Object.hasOwn(CREDENTIALS, level)) continue;
    const credentialCategory = CREDENTIALS[level as EducationLevel];
    return { '@type': 'EducationalOccupationalCredential', credentialCategory };
  }
  return null;
}

function present<T>(name: string, value: T | null): Record<string, T> {
  return value === null ? {} : { [name]: value };
}
