import type { FastifyInstance, FastifyReply } from 'fastify';
import type { JobnetRecord } from './jobnet-records.ts';

const GREATEST_PAGE = 100;
/** Jobnet's code for a query without its paging. */
const PAGING_MISSING = 1014;

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Jobnet's `FindJob` under `/jobnet`: the search with its paging and filters, and the details of its own ads. */
export function serveJobnet(server: FastifyInstance, records: readonly JobnetRecord[]): void {
  server.addHook('onRequest', async (request, reply) => {
    const isJobnet = request.url.startsWith('/jobnet/');
    if (isJobnet && request.headers['x-csrf'] !== '1')
      await refuse(reply, 403, 'Missing anti-forgery header');
  });

  server.get<{ Querystring: Query }>('/jobnet/FindJob/Search', ({ query }, reply) => {
    const size = pageNumber(query['resultsPerPage']);
    const page = pageNumber(query['pageNumber']);
    if (size === null || page === null || size > GREATEST_PAGE) {
      return reply
        .code(400)
        .send({ errorCode: PAGING_MISSING, message: 'resultsPerPage and pageNumber are required' });
    }
    const found = records.filter((record) => matches(record, query));
    return {
      jobAds: found.slice((page - 1) * size, page * size).map(({ listed }) => listed),
      searchFacets: facetsOf(records, found),
      totalJobAdCount: found.length,
      searchString: one(query['searchString']) ?? '',
    };
  });

  server.get<{ Params: { id: string } }>('/jobnet/FindJob/JobAdDetails/:id', ({ params }, reply) => {
    const details = records.find(({ listed }) => listed.jobAdId === params.id)?.details ?? null;
    return details ?? refuse(reply, 404, 'Job ad not found');
  });
}

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ message });
}

/** @returns null for what is missing or not a whole number from 1 up. */
function pageNumber(value: Query[string]): number | null {
  const text = one(value);
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

function one(value: Query[string]): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

function all(value: Query[string]): readonly string[] {
  return value === undefined ? [] : [value].flat();
}

/** OR within a filter, AND between them; an empty filter lets everything through. */
function matches(record: JobnetRecord, query: Query): boolean {
  const { listed } = record;
  const words = (one(query['searchString']) ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const text =
    `${listed.title} ${listed.occupation} ${listed.hiringOrgName} ${listed.description}`.toLowerCase();
  const filters: readonly (readonly [name: string, value: string])[] = [
    ['regions', record.region],
    ['workHoursType', workHoursOf(record)],
    ['employmentDurationType', durationOf(record)],
    ['occupations', occupationOf(record)],
  ];
  const passes = filters.every(([name, value]) => {
    const wanted = all(query[name]);
    return wanted.length === 0 || wanted.includes(value);
  });
  return passes && words.every((word) => text.includes(word));
}

function workHoursOf({ listed }: JobnetRecord): string {
  return listed.workHourPartTime ? 'PartTime' : 'FullTime';
}

function durationOf({ isPermanent }: JobnetRecord): string {
  return isPermanent ? 'Permanent' : 'Temporary';
}

function occupationOf({ listed }: JobnetRecord): string {
  return listed.conceptUriDa.slice(listed.conceptUriDa.lastIndexOf('/') + 1);
}

/** Buckets over what was found; a bucket that nothing fell into is there with none, as in the real answers. */
function facetsOf(records: readonly JobnetRecord[], found: readonly JobnetRecord[]) {
  const count = (bucketOf: (record: JobnetRecord) => string, name: 'type' | 'identifier') => {
    const buckets = new Map(records.map((record) => [bucketOf(record), 0]));
    for (const record of found) buckets.set(bucketOf(record), (buckets.get(bucketOf(record)) ?? 0) + 1);
    return [...buckets]
      .sort(([, a], [, b]) => b - a)
      .map(([bucket, jobAdCount]) => ({ [name]: bucket, jobAdCount }));
  };
  return {
    byAlias: [],
    occupationAreas: [],
    occupationGroups: [],
    occupations: count(occupationOf, 'identifier'),
    regions: count(({ region }) => region, 'type'),
    countries: [{ label: 'Danmark', identifier: 'DK', jobAdCount: found.length }],
    jobAnnouncements: [{ type: 'Ordinaert', jobAdCount: found.length }],
    employmentDurations: count(durationOf, 'type'),
    workHours: count(workHoursOf, 'type'),
    disabilityFriendly: [],
    workHoursPartTime: [],
  };
}
