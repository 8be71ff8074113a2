import { HttpResponse, http as msw } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAdressevaelger } from '../../src/commute/places/adressevaelger.ts';
import { createPhoton } from '../../src/commute/places/photon.ts';
import { UpstreamError, UpstreamShapeError } from '../../src/lib/errors.ts';
import { createHttpClient } from '../../src/lib/http-client.ts';

const server = setupServer();
const client = createHttpClient({ userAgent: 'Sundet/test', pace: 0 });
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(async () => {
  server.close();
  await client.close();
});

const NO_ABORT = new AbortController().signal;
const PHOTON = new URL('http://photon.test/geo');
const VAELGER = new URL('http://adresser.test');

describe('Photon', () => {
  const feature = (coordinates: number[], properties: object) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates },
    properties,
  });

  it('gives streets and addresses of both countries, and leaves out what we know better', async () => {
    let asked: URL | null = null;
    server.use(
      msw.get('http://photon.test/geo/api', ({ request }) => {
        asked = new URL(request.url);
        return HttpResponse.json({
          type: 'FeatureCollection',
          features: [
            feature([13.0, 55.6], {
              countrycode: 'SE',
              osm_key: 'building',
              street: 'Storgatan',
              housenumber: '4',
              postcode: '211 42',
              city: 'Malmö',
            }),
            feature([12.57, 55.68], {
              countrycode: 'DK',
              osm_key: 'highway',
              name: 'Strøget',
              city: 'København',
            }),
            feature([12.56, 55.67], { countrycode: 'DK', osm_key: 'railway', name: 'København H' }),
            feature([9.4, 54.8], { countrycode: 'DE', osm_key: 'highway', name: 'Hafermarkt' }),
          ],
        });
      }),
    );
    const found = await createPhoton(PHOTON, client).find('storgatan 4', 'sv', 5, NO_ABORT);
    expect(found).toEqual([
      { name: 'Storgatan 4', detail: '211 42 Malmö', country: 'SE', lat: 55.6, lon: 13.0 },
      { name: 'Strøget', detail: 'København', country: 'DK', lat: 55.68, lon: 12.57 },
    ]);
    expect((asked as URL | null)?.searchParams.get('q')).toBe('storgatan 4');
  });

  it('that answers otherwise, or not, is an error at once', async () => {
    const find = () => createPhoton(PHOTON, client).find('abc', 'sv', 5, NO_ABORT);
    server.use(msw.get('http://photon.test/geo/api', () => HttpResponse.json({ features: [{}] })));
    await expect(find()).rejects.toThrow(UpstreamShapeError);
    server.use(msw.get('http://photon.test/geo/api', () => new HttpResponse(null, { status: 503 })));
    await expect(find()).rejects.toThrow(UpstreamError);
  });
});

describe('Adressevælger', () => {
  it('looks up where each house number is, in either of its two shapes', async () => {
    server.use(
      msw.get('http://adresser.test/husnumre/soeg', ({ request }) => {
        const { searchParams } = new URL(request.url);
        expect(Object.fromEntries(searchParams)).toEqual({ tekst: 'rådhuspl', token: 'secret' });
        return HttpResponse.json({
          status: 'ok',
          fund: [
            { type: 'husnummer', id: 'a', titel: 'Rådhuspladsen 1, 1550 København V' },
            { type: 'vejnavn', titel: 'Rådhuspladsen' },
            { type: 'husnummer', id: 'b', titel: 'Stengade 1, 3000 Helsingør' },
          ],
        });
      }),
      msw.get('http://adresser.test/husnumre/a', () =>
        HttpResponse.json({
          husnummer: {
            vejnavn: 'Rådhuspladsen',
            husnummertekst: '1',
            postnummer: { postnr: '1550', navn: 'København V' },
            adgangspunkt: { koordinater: { x: 724351.93, y: 6175804.02 } },
          },
        }),
      ),
      msw.get('http://adresser.test/husnumre/b', () =>
        HttpResponse.json({
          husnummer: {
            adgangsadressebetegnelse: 'Stengade 1, 3000 Helsingør',
            adgangspunkt: { geometri: { type: 'Point', coordinates: [725106.13, 6215988.15] } },
          },
        }),
      ),
    );
    const found = await createAdressevaelger(VAELGER, 'secret', client).find('rådhuspl', 'da', 8, NO_ABORT);
    expect(found.map(({ name, detail }) => [name, detail])).toEqual([
      ['Rådhuspladsen 1', '1550 København V'],
      ['Stengade 1', '3000 Helsingør'],
    ]);
    expect(found[0]?.lat).toBeCloseTo(55.6761, 5);
    expect(found[1]?.lon).toBeCloseTo(12.6136, 5);
  });

  it('never tells its token in an error', async () => {
    server.use(msw.get('http://adresser.test/husnumre/soeg', () => new HttpResponse(null, { status: 403 })));
    const error = await createAdressevaelger(VAELGER, 'secret', client)
      .find('abc', 'da', 5, NO_ABORT)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UpstreamError);
    expect(String(error)).not.toContain('secret');
  });
});
