import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import type { JourneyFinder, Place, PlaceFinder } from '../../domain/journeys.ts';
import { OutsideTimetableError } from '../../domain/refused-requests.ts';
import { BadRequestError } from '../../lib/errors.ts';
import { COPENHAGEN } from '../../lib/zoned-time.ts';
import type { JourneyForm, JourneysPage, JourneysResult, PlaceChoice } from '../../web/page.ts';
import { clockTime, day } from '../commute-parameters.ts';
import type { HttpDeps, Travel } from '../http-deps.ts';
import type { PageRenderer } from '../page-renderer.ts';
import { languageOf, ownPath } from '../page-request.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { readParameters, withoutEmpty } from '../read-parameters.ts';
import { sendPage } from '../send-page.ts';
import type { SourceCredits } from '../source-credits.ts';
import { plainText } from '../vacancy-parameters.ts';

const URL = '/journeys';
const LONGEST_PLACE = 200;
/** Beside the place a name was taken for. */
const MOST_OTHERS = 4;

const PARAMETERS = z.strictObject({
  from: plainText(LONGEST_PLACE).optional(),
  fromId: plainText(LONGEST_PLACE).optional(),
  to: plainText(LONGEST_PLACE).optional(),
  toId: plainText(LONGEST_PLACE).optional(),
  by: z.enum(['departAt', 'arriveBy']).optional(),
  date: day().optional(),
  time: clockTime().optional(),
  secondOpinion: z.literal('true').optional(),
  lang: Language.optional(),
});
type Parameters = z.output<typeof PARAMETERS>;

/** `GET /journeys`: from, to and when as typed; what the words mean is found here, so that it works without scripts. */
export function addJourneysPageRoute(
  app: FastifyInstance,
  deps: HttpDeps & { readonly travel: Travel },
  renderer: PageRenderer,
  sourceCredits: () => Promise<SourceCredits>,
): void {
  // No store: where somebody sets out from is their own affair.
  const caching = { control: 'no-store', vary: ['Accept', 'Accept-Language', 'X-Sundet-Page'] };
  app.get(
    URL,
    { config: { caching, price: PRICES.journeys }, schema: { hide: true } },
    async (request, reply) => {
      const parameters = readParameters(PARAMETERS, withoutEmpty(request.query));
      const now = deps.clock.now();
      const language = languageOf(request);
      const form = formOf(parameters, now);
      const page: JourneysPage = {
        kind: 'journeys',
        language,
        path: ownPath(request.url),
        ...(await answer(form, parameters.secondOpinion === 'true', language, deps.travel)),
        ...(deps.mapTiles ? { mapTiles: deps.mapTiles } : {}),
        planners: deps.travel.journeys.planners ?? [],
        sources: await sourceCredits(),
        now: now.toISOString(),
      };
      return sendPage(request, reply, page, renderer);
    },
  );
  refuseOtherMethods(app, URL);
}

/** What was asked; where no time was, now. */
function formOf(parameters: Parameters, now: Date): JourneyForm {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: COPENHAGEN,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(now);
  const [today = '', clock = ''] = wall.split(' ');
  return {
    from: { text: parameters.from?.trim() ?? '', id: parameters.fromId ?? null },
    to: { text: parameters.to?.trim() ?? '', id: parameters.toId ?? null },
    by: parameters.by ?? 'departAt',
    date: parameters.date ?? today,
    time: parameters.time ?? clock,
  };
}

/** The form comes back with the places' names, where ids alone were given. */
async function answer(
  form: JourneyForm,
  secondOpinion: boolean,
  language: Language,
  { places, journeys }: Travel,
): Promise<Pick<JourneysPage, 'form' | 'result'>> {
  const isAsked = (choice: PlaceChoice) => choice.text !== '' || choice.id !== null;
  if (!isAsked(form.from) || !isAsked(form.to)) return { form, result: { kind: 'none' } };
  const timetable = journeys.timetable();
  if (timetable === null) return { form, result: { kind: 'no_timetable' } };
  const [from, to] = await Promise.all([
    resolve(form.from, language, places),
    resolve(form.to, language, places),
  ]);
  if (from === null || to === null) {
    const which = [...(from === null ? ['from' as const] : []), ...(to === null ? ['to' as const] : [])];
    return { form, result: { kind: 'unknown_place', which } };
  }
  const { validFrom, validTo } = timetable;
  if (form.date < validFrom || form.date > validTo) {
    return { form, result: { kind: 'outside_timetable', validFrom, validTo } };
  }
  const named = { ...form, from: nameOf(form.from, from.place), to: nameOf(form.to, to.place) };
  return { form: named, result: await find(form, secondOpinion, from, to, language, journeys) };
}

interface Resolved {
  readonly place: Place;
  readonly others: readonly Place[];
}

async function resolve(
  { text, id }: PlaceChoice,
  language: Language,
  places: PlaceFinder,
): Promise<Resolved | null> {
  const chosen = id === null ? null : places.byId(id);
  if (chosen !== null) return { place: chosen, others: [] };
  if (text === '') return null;
  const { items } = await places.find(text, MOST_OTHERS + 1, language);
  const [place, ...others] = items;
  return place === undefined ? null : { place, others };
}

function nameOf(choice: PlaceChoice, place: Place): PlaceChoice {
  return choice.text === '' ? { ...choice, text: place.name } : choice;
}

async function find(
  form: JourneyForm,
  secondOpinion: boolean,
  from: Resolved,
  to: Resolved,
  language: Language,
  journeys: JourneyFinder,
): Promise<JourneysResult> {
  const { by, date, time } = form;
  try {
    const found = await journeys.find({
      from: from.place.id,
      to: to.place.id,
      by,
      time,
      date,
      windowMinutes: null,
      language,
      ...(secondOpinion ? { secondOpinion } : {}),
    });
    return { kind: 'found', answer: found, others: { from: from.others, to: to.others } };
  } catch (error) {
    if (error instanceof OutsideTimetableError) {
      const { validFrom, validTo } = error;
      return { kind: 'outside_timetable', validFrom, validTo };
    }
    // The same place twice, or so near that there is nothing to travel: no fault of the address.
    if (error instanceof BadRequestError && (error.parameter === 'from' || error.parameter === 'to')) {
      return { kind: 'unknown_place', which: [error.parameter] };
    }
    throw error;
  }
}
