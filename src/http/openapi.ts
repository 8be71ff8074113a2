import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { HarvestRun, Issue, Night, RunCounts, SourceState } from '../domain/harvest.ts';
import {
  JourneyChange,
  JourneyChoice,
  JourneyLeg,
  JourneysAnswer,
  LegEnd,
  LegRealtime,
  Place,
  PlacesAnswer,
  TimetableFacts,
} from '../domain/journeys.ts';
import { Requirement } from '../domain/requirement.ts';
import { Suggestion, SuggestionList } from '../domain/suggestion.ts';
import {
  DidYouMean,
  Employer,
  Explanation,
  FacetCount,
  Facets,
  MunicipalityRef,
  Occupation,
  OccupationLabels,
  Posting,
  Understood,
  VacancyDetail,
  VacancyPage,
  VacancySummary,
  Workplace,
} from '../domain/vacancy.ts';
import { PROBLEM_MEDIA_TYPE, Problem } from './problem.ts';

/** Of the interface, not of the program: it changes when what callers rely on does. */
const API_VERSION = '1.0.0';

const DESCRIPTION = `Vacancies on both sides of the Öresund: Sjælland and Bornholm in Denmark, Skåne in Sweden.

Times are ISO 8601 with offset, codes are strings, coordinates are WGS84 decimal degrees. \`null\` means that the
source did not say. Errors are problem documents (RFC 9457); unknown parameters are errors. Answers carry an \`ETag\`:
ask again with \`If-None-Match\` and get 304 while nothing has changed.`;

/** Schemas that the document names once and refers to. */
const COMPONENTS = {
  DidYouMean,
  Employer,
  Explanation,
  FacetCount,
  Facets,
  HarvestRun,
  Issue,
  JourneyChange,
  JourneyChoice,
  JourneyLeg,
  JourneysAnswer,
  LegEnd,
  LegRealtime,
  MunicipalityRef,
  Night,
  Occupation,
  OccupationLabels,
  Place,
  PlacesAnswer,
  Posting,
  Problem,
  Requirement,
  RunCounts,
  SourceState,
  Suggestion,
  SuggestionList,
  TimetableFacts,
  Understood,
  VacancyDetail,
  VacancyPage,
  VacancySummary,
  Workplace,
};
for (const [id, schema] of Object.entries(COMPONENTS)) z.globalRegistry.add(schema, { ...schema.meta(), id });

/** What zod writes into a schema that is true of our program but no promise to callers. */
const zodToJsonConfig = {
  override({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
    // The contract grows by fields: a generated client must not refuse an answer for one it does not know.
    if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  },
};
const describeRoute = createJsonSchemaTransform({ zodToJsonConfig });
const describeComponents = createJsonSchemaTransformObject({ zodToJsonConfig });

/** Makes the OpenAPI 3.1 document out of the routes registered after this. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sundet',
        version: API_VERSION,
        description: DESCRIPTION,
      },
      tags: [
        { name: 'vacancies', description: 'Searching and reading vacancies' },
        { name: 'journeys', description: 'Journeys and places on both sides, and the map of them' },
        { name: 'shortlists', description: 'Lists that somebody keeps, as files' },
        { name: 'follows', description: 'Being told of what a search finds anew' },
        { name: 'state', description: 'How the harvest and the service are' },
      ],
    },
    // The strings true and false are what a query carries; a constant stays a constant in 3.1.
    convertConstToEnum: false,
    transform: describeRoute,
    transformObject: (document) => withoutInputTwins(describeComponents(document)),
  });
}

/** A good answer of JSON, for a route's `schema.response`. */
export function jsonAnswer<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** An error, for a route's `schema.response`. */
export function problemAnswer(description: string) {
  return { description, content: { [PROBLEM_MEDIA_TYPE]: { schema: Problem } } };
}

/** What every route that reads may answer besides its own. */
export const COMMON_ANSWERS = {
  304: z.null().describe('What `If-None-Match` names is still what there is'),
  400: problemAnswer('A parameter is unknown or has a wrong value; `errors` names each'),
  429: problemAnswer('Too much has been asked for from this network; `Retry-After` says when to ask again'),
  500: problemAnswer('Something went wrong on our side'),
  503: problemAnswer('The database is out of reach; `Retry-After` says when to ask again'),
};

/** What every route that something is sent to may answer besides its own. */
export const SENDING_ANSWERS = {
  400: problemAnswer('What was sent is not what is taken here; `errors` names each fault'),
  403: problemAnswer('A page of another site sent it'),
  413: problemAnswer('More was sent than is read'),
  415: problemAnswer('What was sent is not JSON'),
  429: COMMON_ANSWERS[429],
  500: COMMON_ANSWERS[500],
  503: COMMON_ANSWERS[503],
};

type ApiDocument = ReturnType<typeof describeComponents>;

/** The type provider writes each component once more as an input; answers never refer to those. */
function withoutInputTwins(document: ApiDocument): ApiDocument {
  if (!('components' in document) || document.components?.schemas === undefined) return document;
  const ours = Object.entries(document.components.schemas).filter(([name]) => name in COMPONENTS);
  return {
    ...document,
    components: { ...document.components, schemas: Object.fromEntries(ours) },
  } as ApiDocument;
}
