import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fetchPage, PageFetchError } from './fetch-page.ts';

const URL_OF_PAGE = 'http://sundet.test/';
const PAGE = { kind: 'problem', language: 'da', path: '/', status: 404, errors: [] };

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const ask = () => fetchPage(URL_OF_PAGE, new AbortController().signal);

describe('fetchPage', () => {
  it('asks for the page as JSON', async () => {
    let headers: Headers | null = null;
    server.use(
      http.get(URL_OF_PAGE, ({ request }) => {
        headers = request.headers;
        return HttpResponse.json(PAGE);
      }),
    );
    expect(await ask()).toEqual(PAGE);
    const sent = headers ?? new Headers();
    expect(sent.get('accept')).toBe('application/json');
    expect(sent.get('x-sundet-page')).toBe('1');
  });

  it('shows a problem with the address as the page it is', async () => {
    server.use(http.get(URL_OF_PAGE, () => HttpResponse.json(PAGE, { status: 404 })));
    expect(await ask()).toEqual(PAGE);
  });

  it.each([
    ['a server in trouble', () => HttpResponse.json(PAGE, { status: 503 })],
    ['a proxy’s page', () => HttpResponse.html('<p>Log in</p>')],
    ['JSON that is no page', () => HttpResponse.json({ kind: 'other' })],
    ['no connection', () => HttpResponse.error()],
  ])('fails on %s', async (_, answer) => {
    server.use(http.get(URL_OF_PAGE, answer));
    await expect(ask()).rejects.toThrow(PageFetchError);
  });

  it('stops when nobody waits for it any more', async () => {
    const abort = new AbortController();
    server.use(
      http.get(URL_OF_PAGE, () => {
        abort.abort();
        return HttpResponse.json(PAGE);
      }),
    );
    await expect(fetchPage(URL_OF_PAGE, abort.signal)).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });
});
