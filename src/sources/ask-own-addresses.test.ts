import { describe, expect, it } from 'vitest';
import { UpstreamShapeError } from '../lib/errors.ts';
import type { HttpClient, HttpRequest } from '../lib/http-client.ts';
import { askOwnAddresses } from './ask-own-addresses.ts';

const SOURCE = { id: 'prove', baseUrls: ['http://prove.test/api', 'http://[::1]:8081'] };
const { signal } = new AbortController();

function asking(): { http: HttpClient; sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  const client: HttpClient = {
    request: async (request) => {
      sent.push(request);
      throw new Error('nobody answers');
    },
  };
  return { http: askOwnAddresses(SOURCE, client, signal), sent };
}

describe('askOwnAddresses', () => {
  it.each(['http://prove.test/api/1', 'https://prove.test/elsewhere', 'http://[::1]:8081/x?y=z'])(
    'lets a source ask %s',
    async (url) => {
      const { http, sent } = asking();
      await expect(http.request({ url: new URL(url) })).rejects.toThrow('nobody answers');
      expect(sent).toHaveLength(1);
    },
  );

  it.each([
    'http://other.test/api',
    'http://prove.test:8080/api',
    'http://prove.test.evil.test/',
    'http://prove.test@evil.test/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
  ])('does not let an answer lead a source to %s', async (url) => {
    const { http, sent } = asking();
    const refusal = http.request({ url: new URL(url) });
    await expect(refusal).rejects.toBeInstanceOf(UpstreamShapeError);
    await expect(refusal).rejects.toThrow(new URL(url).host);
    expect(sent).toEqual([]);
  });

  it('ends what it asks for with the run, where the source says nothing else', async () => {
    const { http, sent } = asking();
    const url = new URL('http://prove.test/api');
    const own = new AbortController().signal;
    await http.request({ url }).catch(() => undefined);
    await http.request({ url, signal: own }).catch(() => undefined);
    expect(sent).toEqual([
      { url, signal },
      { url, signal: own },
    ]);
  });
});
