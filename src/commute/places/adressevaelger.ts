import { z } from 'zod';
import type { Language } from '../../domain/codes.ts';
import { appendPath } from '../../lib/base-url.ts';
import { UpstreamShapeError } from '../../lib/errors.ts';
import type { HttpClient } from '../../lib/http-client.ts';
import type { AddressLookup, FoundAddress } from './address-lookup.ts';
import { fromUtm32 } from './utm32.ts';

const Found = z.object({
  fund: z.array(z.object({ type: z.string(), id: z.string().optional(), titel: z.string().optional() })),
});
const metres = z.coerce.number();
const HouseNumber = z.object({
  adgangsadressebetegnelse: z.string().optional(),
  vejnavn: z.string().optional(),
  husnummertekst: z.string().optional(),
  postnummer: z.object({ postnr: z.coerce.string(), navn: z.string() }).partial().optional(),
  adgangspunkt: z.object({
    koordinater: z.object({ x: metres, y: metres }).optional(),
    geometri: z.object({ coordinates: z.tuple([metres, metres]).rest(metres) }).optional(),
  }),
});
const Record = z.object({ husnummer: HouseNumber });

const LEAST_LETTERS = 3;
/** Every one costs a request of its own for where it is. */
const MOST_LOOKED_UP = 4;

/**
 * Danish addresses from Klimadatastyrelsen's Adressevælger, the successor of DAWA: a phonetic search for house numbers,
 * then each one's place (ETRS89/UTM zone 32). Shapes after its documentation and public clients; not seen live.
 * @param token goes into the address of each request, as the service wants it; our logs leave queries out.
 */
export function createAdressevaelger(baseUrl: URL, token: string, http: HttpClient): AddressLookup {
  const ask = async <T>(
    path: string,
    query: Record<string, string>,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ) => {
    const url = appendPath(baseUrl, path);
    url.search = new URLSearchParams({ ...query, token }).toString();
    const response = await http.request({ url, signal, mostTries: 1 });
    const answer = schema.safeParse(await response.json());
    if (!answer.success) throw new UpstreamShapeError('Adressevælger answered in a shape that is not known');
    return answer.data;
  };
  return {
    name: 'Adressevælger',
    leastLetters: LEAST_LETTERS,
    async find(q: string, _language: Language, limit: number, signal: AbortSignal) {
      const { fund } = await ask('husnumre/soeg', { tekst: q }, Found, signal);
      const ids = fund.flatMap(({ type, id }) => (type === 'husnummer' && id !== undefined ? [id] : []));
      const chosen = ids.slice(0, Math.min(limit, MOST_LOOKED_UP));
      const records = await Promise.all(
        chosen.map((id) => ask(`husnumre/${encodeURIComponent(id)}`, {}, Record, signal)),
      );
      return records.flatMap(({ husnummer }) => addressOf(husnummer));
    },
  };
}

function addressOf(record: z.infer<typeof HouseNumber>): FoundAddress[] {
  const { adgangsadressebetegnelse, vejnavn, husnummertekst, postnummer, adgangspunkt } = record;
  const { koordinater, geometri } = adgangspunkt;
  const [x, y] = koordinater === undefined ? (geometri?.coordinates ?? []) : [koordinater.x, koordinater.y];
  const [written = '', ...rest] = (adgangsadressebetegnelse ?? '').split(', ');
  const name = [vejnavn, husnummertekst].filter(Boolean).join(' ') || written;
  if (x === undefined || y === undefined || name === '') return [];
  const detail = [postnummer?.postnr, postnummer?.navn].filter(Boolean).join(' ') || rest.at(-1) || null;
  return [{ name, detail, country: 'DK', ...fromUtm32(x, y) }];
}
