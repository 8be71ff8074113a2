import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import { type JourneyFinder, type JourneyQuery, JourneysAnswer } from '../../domain/journeys.ts';
import { BadRequestError } from '../../lib/errors.ts';
import { COMMON_ANSWERS, jsonAnswer, problemAnswer } from '../openapi.ts';
import { languageOf } from '../page-request.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { plainText, wholeNumber } from '../vacancy-parameters.ts';

const LONGEST_PLACE = 400;
const SHORTEST_WINDOW = 10;
const LONGEST_WINDOW = 720;
const DEFAULT_WINDOW = 120;
const MOMENT =
  /^(?:[01]\d|2[0-3]):[0-5]\d$|^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+ -]\d\d:\d\d)$/;
const DATE = /^(?:19|20)\d\d-\d\d-\d\d$/;

const place = (which: string) =>
  plainText(LONGEST_PLACE).meta({
    description: `Where the journey ${which}: \`latitude,longitude\` in WGS84 degrees, or the \`id\` of a place from \`/api/v1/places\``,
    examples: ['55.6761,12.5683', 'stop:gtfs-se:9021012080000000'],
  });

const time = (meaning: string) =>
  z
    .string()
    .regex(MOMENT, 'must be HH:MM, or an instant with offset such as 2026-11-24T07:00:00+01:00')
    .optional()
    .meta({
      description: `${meaning}: \`HH:MM\` on \`date\`, or an instant with offset and then without \`date\`. One of \`departAt\` and \`arriveBy\`; without either: leaving now.`,
      examples: ['07:00', '2026-11-24T07:00:00+01:00'],
    });

/** The parameters of a question about journeys. */
export const JourneyParameters = z.strictObject({
  from: place('begins'),
  to: place('ends'),
  departAt: time('Leave at this time or later'),
  arriveBy: time('Be there by this time'),
  date: z
    .string()
    .regex(DATE, 'must be YYYY-MM-DD')
    .optional()
    .meta({ description: 'The day that `HH:MM` is meant on. Default: today.', examples: ['2026-11-24'] }),
  window: wholeNumber(SHORTEST_WINDOW, LONGEST_WINDOW)
    .optional()
    .meta({
      description:
        'For how many minutes from `departAt` on, or before `arriveBy`, all choices are wanted. Where there is none at all, the next or last one is told.',
      examples: [60],
      type: 'integer',
      minimum: SHORTEST_WINDOW,
      maximum: LONGEST_WINDOW,
      default: DEFAULT_WINDOW,
    }),
  secondOpinion: z
    .enum(['true', 'false'])
    .optional()
    .meta({
      description:
        'Whether Rejseplanen and ResRobot, where this server has their keys, are asked too: `secondOpinion` then says where they differ. It sends them from where to where, to some hundred metres, and when. Default: nobody is asked.',
      examples: ['true'],
    }),
  lang: Language.optional().meta({
    description: 'Language of what is said in words; else what `Accept-Language` prefers',
    examples: ['sv'],
  }),
});

/** `GET /api/v1/journeys`. */
export function addJourneyRoutes(app: FastifyInstance, journeys: JourneyFinder): void {
  app.withTypeProvider<ZodTypeProvider>().get('/api/v1/journeys', {
    // Private: the address holds where somebody lives.
    config: {
      caching: { control: 'private, no-cache', vary: ['Accept', 'Accept-Language'] },
      price: PRICES.journeys,
    },
    schema: {
      operationId: 'findJourneys',
      tags: ['journeys'],
      summary: 'Journeys from any place to any other, on both sides',
      description:
        'All choices that no other beats in departure, arrival and number of changes at once, from door to door; less those that wait for two hours or more on the way and take more than twice as long as another that leaves no earlier (`arriveBy`) or is there no later (`departAt`). `connections` says how late one may be at each change, and whether anyone answers for it. Found in the timetables of both countries joined into one.',
      querystring: JourneyParameters,
      response: {
        200: jsonAnswer(JourneysAnswer, 'The choices by departure; none where there is no way'),
        ...COMMON_ANSWERS,
        503: problemAnswer(
          'No timetable is in service, or it is asked too much; `Retry-After` says when to ask again',
        ),
      },
    },
    handler: (request) => journeys.find({ ...journeyQuery(request.query), language: languageOf(request) }),
  });
  refuseOtherMethods(app, '/api/v1/journeys');
}

/** @throws BadRequestError for parameters that do not go together. */
export function journeyQuery(parameters: z.output<typeof JourneyParameters>): Omit<JourneyQuery, 'language'> {
  const { from, to, departAt, arriveBy, date, window, secondOpinion } = parameters;
  if (departAt !== undefined && arriveBy !== undefined) {
    throw new BadRequestError('arriveBy', 'cannot stand beside “departAt”: leave one of them out');
  }
  const given = arriveBy ?? departAt ?? null;
  // In a query string a bare plus stands for a space.
  const moment = given?.replace(' ', '+') ?? null;
  if (date !== undefined && moment !== null && moment.length > 5) {
    throw new BadRequestError('date', 'cannot stand beside an instant, which has a date already');
  }
  return {
    from,
    to,
    by: arriveBy === undefined ? 'departAt' : 'arriveBy',
    time: moment,
    date: date ?? null,
    windowMinutes: window === undefined ? null : Number(window),
    ...(secondOpinion === 'true' ? { secondOpinion: true } : {}),
  };
}
