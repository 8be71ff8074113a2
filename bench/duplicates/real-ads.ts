import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Hours } from '../../src/domain/codes.ts';
import { normaliseBody } from '../../src/normalise/html/normalise-body.ts';
import { detectLanguage } from '../../src/normalise/language/detect-language.ts';
import { bodyOf } from '../../src/sources/raw-text.ts';
import { type LabelledAd, labelledAd } from './labelled-ad.ts';

/** Real ads of both sources, kept outside the project and read where they are. */
const DATA = path.resolve(import.meta.dirname, '../../../shared/data');
export const hasRealAds = existsSync(path.join(DATA, 'jobtech/ads-2025-09.jsonl'));

const JobtechAd = z.object({
  id: z.string(),
  headline: z.string(),
  webpage_url: z.string(),
  application_deadline: z.string().nullable(),
  publication_date: z.string(),
  description: z.object({ text: z.string(), text_formatted: z.string().nullable() }),
  employer: z.object({
    name: z.string(),
    workplace: z.string().nullable(),
    organization_number: z.string().nullable(),
  }),
  application_details: z.object({ url: z.string().nullable() }),
  working_hours_type: z.object({ label: z.string().nullable() }),
  workplace_address: z.object({
    municipality: z.string().nullable(),
    municipality_code: z.string().nullable(),
    postcode: z.string().nullable(),
    city: z.string().nullable(),
    street_address: z.string().nullable(),
  }),
});

const OldJobnet = z.object({
  JobPositionPostings: z.array(
    z.object({
      ID: z.string(),
      Title: z.string(),
      HiringOrgName: z.string(),
      HiringOrgCVR: z.coerce.string(),
      Municipality: z.string(),
      WorkPlacePostalCode: z.string(),
      WorkPlaceCity: z.string(),
      WorkPlaceAddress: z.string().nullable(),
      WorkHours: z.string(),
      PostingCreated: z.string(),
      LastDateApplication: z.string(),
    }),
  ),
});

const OldJobnetBody = z.object({
  JobPositionPosting: z.object({ Id: z.number(), JobPositionInformation: z.object({ Purpose: z.string() }) }),
});

const NewJobnet = z.object({
  jobAds: z.array(
    z.object({
      jobAdId: z.string(),
      title: z.string(),
      hiringOrgName: z.string(),
      cvr: z.string(),
      postalCode: z.number().optional(),
      jobAdUrl: z.string(),
      description: z.string(),
      publicationDate: z.string(),
      applicationDeadline: z.string(),
    }),
  ),
});

/** All real ads at hand in the shared schema: 42 of Platsbanken, 20 old and 2 new ones of Jobnet. */
export function realAds(): LabelledAd[] {
  return [...jobtechAds(), ...oldJobnetAds(), ...newJobnetAds()];
}

function jobtechAds(): LabelledAd[] {
  const lines = read('jobtech/ads-2025-09.jsonl').split('\n').filter(Boolean);
  return lines.map((line) => {
    const ad = JobtechAd.parse(JSON.parse(line));
    const { text, text_formatted: formatted } = ad.description;
    const description = textOf(formatted ?? text);
    const other = textOf(text);
    const {
      municipality,
      municipality_code: code,
      postcode,
      city,
      street_address: street,
    } = ad.workplace_address;
    const adOfEmployer = labelledAd({
      id: ad.id,
      source: 'jobtech',
      url: ad.webpage_url,
      title: ad.headline,
      description,
      otherDescription: other === description ? null : other,
      language: detectLanguage(ad.headline, description),
      employer: ad.employer.name,
      tradeName: ad.employer.workplace === ad.employer.name ? null : ad.employer.workplace,
      number: ad.employer.organization_number,
      country: 'SE',
      municipality: code === null || municipality === null ? null : { code, name: municipality },
      postcode,
      city,
      street,
      hours: hoursOf(ad.working_hours_type.label),
      publishedAt: `${ad.publication_date}+02:00`,
      deadline: ad.application_deadline === null ? null : `${ad.application_deadline}+02:00`,
    });
    return ad.application_details.url === null
      ? adOfEmployer
      : { ...adOfEmployer, elsewhere: { ids: [], urls: [ad.application_details.url] } };
  });
}

function oldJobnetAds(): LabelledAd[] {
  const bodies = oldJobnetBodies();
  const municipalities = danishMunicipalities();
  return OldJobnet.parse(JSON.parse(read('jobnet/old-findwork-search-2021-07.json'))).JobPositionPostings.map(
    (ad) => {
      const description = textOf(bodies.get(ad.ID) ?? '');
      const code = municipalities.get(ad.Municipality);
      return labelledAd({
        id: ad.ID,
        source: 'jobnet',
        url: `https://jobnet.dk/find-job/${ad.ID}`,
        title: ad.Title,
        description,
        otherDescription: null,
        language: detectLanguage(ad.Title, description),
        employer: ad.HiringOrgName,
        tradeName: null,
        number: ad.HiringOrgCVR,
        country: 'DK',
        municipality: code === undefined ? null : { code, name: ad.Municipality },
        postcode: ad.WorkPlacePostalCode,
        city: ad.WorkPlaceCity,
        street: ad.WorkPlaceAddress,
        hours: hoursOf(ad.WorkHours),
        publishedAt: `${ad.PostingCreated}+02:00`,
        deadline: `${ad.LastDateApplication}+02:00`,
      });
    },
  );
}

function newJobnetAds(): LabelledAd[] {
  return NewJobnet.parse(JSON.parse(read('jobnet/bff-search.json'))).jobAds.map((ad) => {
    const description = textOf(ad.description);
    return labelledAd({
      id: ad.jobAdId,
      source: 'jobnet',
      url: ad.jobAdUrl === '' ? `https://jobnet.dk/find-job/${ad.jobAdId}` : ad.jobAdUrl,
      title: ad.title,
      description,
      otherDescription: null,
      language: detectLanguage(ad.title, description),
      employer: ad.hiringOrgName,
      tradeName: null,
      number: ad.cvr,
      country: 'DK',
      municipality: null,
      postcode: ad.postalCode === undefined ? null : String(ad.postalCode),
      city: null,
      street: null,
      hours: null,
      publishedAt: ad.publicationDate,
      deadline: ad.applicationDeadline,
    });
  });
}

function oldJobnetBodies(): Map<string, string> {
  return new Map(
    readdirSync(path.join(DATA, 'jobnet/details')).map((name) => {
      const { JobPositionPosting: ad } = OldJobnetBody.parse(JSON.parse(read(`jobnet/details/${name}`)));
      return [String(ad.Id), ad.JobPositionInformation.Purpose];
    }),
  );
}

function danishMunicipalities(): Map<string, string> {
  const rows = read('geo/derived-kommuner-99.csv').split('\n').slice(1);
  return new Map(
    rows.flatMap((row) => {
      const [code = '', name = ''] = row.split(',');
      const plain = name.replace(/ (?:Kommune|Regionskommune)$/, '');
      return [
        [plain, code],
        [plain.replace(/s$/, ''), code],
      ];
    }),
  );
}

function hoursOf(label: string | null): Hours | null {
  if (label === 'Heltid' || label === 'Fuldtid') return 'full_time';
  return label === 'Deltid' ? 'part_time' : null;
}

function textOf(content: string): string {
  return normaliseBody(bodyOf(content)).text;
}

function read(name: string): string {
  return readFileSync(path.join(DATA, name), 'utf8');
}
