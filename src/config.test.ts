import { describe, expect, it } from 'vitest';
import { isLoopback, readConfig } from './config.ts';
import { ConfigError } from './lib/errors.ts';

describe('readConfig', () => {
  it('needs nothing', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      databaseUrl: null,
      redisUrl: null,
      dataDir: '.data',
      host: '127.0.0.1',
      port: 8080,
      contact: null,
      adminToken: null,
      sources: null,
      pace: 1,
    });
    expect(config.upstreams.jobnet.href).toBe('https://jobnet.dk/bff');
  });

  it('takes an empty value for unset', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '', SUNDET_CONTACT: '' })).toEqual(readConfig({}));
  });

  it('names every fault at once', () => {
    const faults = { PORT: 'eighty', DATABASE_URL: 'mysql://x', SUNDET_PACE: '-1', JOBNET_URL: 'jobnet.dk' };
    expect(() => readConfig(faults)).toThrow(ConfigError);
    for (const name of Object.keys(faults)) expect(() => readConfig(faults)).toThrow(name);
  });

  it('never repeats a secret', () => {
    expect.assertions(1);
    try {
      readConfig({ DATABASE_URL: 'mysql://user:hunter2@host/db' });
    } catch (error) {
      expect(String(error)).not.toContain('hunter2');
    }
  });

  it.each(['65536', '-1', '1e3', '80.5'])('refuses the port %s', (port) => {
    expect(() => readConfig({ PORT: port })).toThrow('PORT');
  });

  it('splits the list of sources', () => {
    expect(readConfig({ SUNDET_SOURCES: 'jobtech, jobnet' }).sources).toEqual(['jobtech', 'jobnet']);
    expect(() => readConfig({ SUNDET_SOURCES: 'jobtech,,' })).toThrow('SUNDET_SOURCES');
  });

  it('takes proxies by address, network or name, and nothing that is none', () => {
    const { limits } = readConfig({ SUNDET_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8, 2001:db8::1' });
    expect(limits).toEqual({ factor: 1, trustedProxies: ['loopback', '10.0.0.0/8', '2001:db8::1'] });
    for (const list of ['proxy.example', '10.0.0.0/99', '10.0.0.1,', '*']) {
      expect(() => readConfig({ SUNDET_TRUSTED_PROXIES: list })).toThrow('SUNDET_TRUSTED_PROXIES');
    }
    expect(readConfig({ SUNDET_RATE_LIMIT: '0' }).limits.factor).toBe(0);
    expect(() => readConfig({ SUNDET_RATE_LIMIT: 'much' })).toThrow('SUNDET_RATE_LIMIT');
  });

  it('sends mail only where links, sender and server are known', () => {
    expect(readConfig({}).following).toBeNull();
    const web = { SUNDET_PUBLIC_URL: 'https://sundet.example' };
    expect(readConfig(web).following).toMatchObject({ webhooks: 'on', mail: null });
    const mail = {
      SUNDET_SMTP_URL: 'smtp://user:p%40ss@mail.example',
      SUNDET_MAIL_FROM: 'Sundet <s@sundet.example>',
    };
    expect(readConfig({ ...web, ...mail }).following?.mail).toEqual({
      host: 'mail.example',
      port: 587,
      secure: false,
      mayBePlain: false,
      login: { user: 'user', password: 'p@ss' },
      from: 'Sundet <s@sundet.example>',
    });
    const local = { ...mail, SUNDET_SMTP_URL: 'smtp://127.0.0.1:1025' };
    expect(readConfig({ ...web, ...local }).following?.mail).toMatchObject({
      port: 1025,
      mayBePlain: true,
      login: null,
    });
    expect(
      readConfig({ ...web, ...mail, SUNDET_SMTP_URL: 'smtps://mail.example' }).following?.mail?.port,
    ).toBe(465);
    expect(() => readConfig(mail)).toThrow('SUNDET_PUBLIC_URL');
    expect(() => readConfig({ ...web, SUNDET_SMTP_URL: mail.SUNDET_SMTP_URL })).toThrow('SUNDET_MAIL_FROM');
    for (const from of ['Sundet', 'a@b', 'a@b.dk\nBcc: c@d.dk', 'a@b.dk, c@d.dk']) {
      expect(() => readConfig({ ...web, ...mail, SUNDET_MAIL_FROM: from })).toThrow('SUNDET_MAIL_FROM');
    }
    expect(() =>
      readConfig({ ...web, ...mail, SUNDET_SMTP_URL: 'https://user:hunter2@mail.example' }),
    ).not.toThrow('hunter2');
    const percent = { ...mail, SUNDET_SMTP_URL: 'smtp://user:50%off@mail.example' };
    expect(() => readConfig({ ...web, ...percent })).toThrow(/^wrong setting SUNDET_SMTP_URL: .*%25$/);
  });

  it('lets the map ask one server for pictures, over TLS or on this machine, and says whose they are', () => {
    expect(readConfig({}).mapTiles).toBeNull();
    const url = 'https://tiles.example/osm/{z}/{x}/{y}.png?key=1';
    const written = '© [OpenStreetMap](https://www.openstreetmap.org/copyright) contributors';
    expect(readConfig({ SUNDET_TILE_URL: url, SUNDET_TILE_ATTRIBUTION: written }).mapTiles).toEqual({
      url,
      attribution: [
        { text: '© ', href: null },
        { text: 'OpenStreetMap', href: 'https://www.openstreetmap.org/copyright' },
        { text: ' contributors', href: null },
      ],
    });
    const local = 'http://127.0.0.1:9000/{z}/{x}/{y}';
    expect(readConfig({ SUNDET_TILE_URL: local, SUNDET_TILE_ATTRIBUTION: 'us' }).mapTiles?.url).toBe(local);
    expect(() => readConfig({ SUNDET_TILE_URL: url })).toThrow('SUNDET_TILE_ATTRIBUTION');
    expect(() => readConfig({ SUNDET_TILE_ATTRIBUTION: 'us' })).toThrow('SUNDET_TILE_URL');
  });

  it.each([
    'tiles.example/{z}/{x}/{y}',
    'http://tiles.example/{z}/{x}/{y}',
    'https://tiles.example/{z}/{x}.png',
    'https://tiles.example/{z}/{x}/{y}/{quadkey}',
    'https://{s}.tiles.example/{z}/{x}/{y}',
    'https://{z}.example/{x}/{y}',
    'https://user:hunter2@tiles.example/{z}/{x}/{y}',
    'https://tiles.example;script-src/{z}/{x}/{y}',
    'javascript:{z}{x}{y}',
  ])('refuses to ask %s for pictures', (url) => {
    const settings = { SUNDET_TILE_URL: url, SUNDET_TILE_ATTRIBUTION: 'us' };
    expect(() => readConfig(settings)).toThrow(/SUNDET_TILE_URL: must be https/);
    expect(() => readConfig(settings)).not.toThrow('hunter2');
  });

  it('takes an administration token that cannot be guessed or mistyped into a header', () => {
    expect(readConfig({ SUNDET_ADMIN_TOKEN: 'correct-horse-battery' }).adminToken).toBe(
      'correct-horse-battery',
    );
    for (const token of ['short', 'fifteen-letters', 'with a blank in it', 'a-token-with-ø-in-it']) {
      expect(() => readConfig({ SUNDET_ADMIN_TOKEN: token })).toThrow('SUNDET_ADMIN_TOKEN');
      expect(() => readConfig({ SUNDET_ADMIN_TOKEN: token })).not.toThrow(token);
    }
  });

  it('takes an e-mail address or a URL for a contact, and nothing else', () => {
    expect(readConfig({ SUNDET_CONTACT: 'us@example.org' }).contact).toBe('us@example.org');
    expect(readConfig({ SUNDET_CONTACT: 'https://example.org/bot' }).contact).toBe('https://example.org/bot');
    expect(() => readConfig({ SUNDET_CONTACT: 'us' })).toThrow('SUNDET_CONTACT');
  });

  it.each(['0', '0.5', '2.5'])('takes the pace %s', (pace) => {
    expect(readConfig({ SUNDET_PACE: pace }).pace).toBe(Number(pace));
  });

  it('asks JobTech’s other public services only beside a public JobStream', () => {
    expect(readConfig({}).upstreams.jobtechLinks?.hostname).toBe('links.api.jobtechdev.se');
    const own = { JOBTECH_STREAM_URL: 'http://127.0.0.1:9000/jobtech' };
    expect(readConfig(own).upstreams).toMatchObject({ jobtechSearch: null, jobtechLinks: null });
    const search = 'http://127.0.0.1:9000/search';
    expect(readConfig({ ...own, JOBTECH_SEARCH_URL: search }).upstreams.jobtechSearch?.href).toBe(search);
    expect(readConfig({}).taxonomies.jobtech?.baseUrl.hostname).toBe('taxonomy.api.jobtechdev.se');
    expect(readConfig(own).taxonomies.jobtech).toBeNull();
    const taxonomy = {
      JOBTECH_TAXONOMY_URL: 'http://127.0.0.1:9000/taxonomy',
      JOBTECH_TAXONOMY_VERSION: '31',
    };
    expect(readConfig({ ...own, ...taxonomy }).taxonomies.jobtech).toEqual({
      baseUrl: new URL(taxonomy.JOBTECH_TAXONOMY_URL),
      version: 31,
    });
    expect(() => readConfig({ JOBTECH_TAXONOMY_VERSION: 'next' })).toThrow('JOBTECH_TAXONOMY_VERSION');
  });

  it('asks ESCO’s service only where it is named', () => {
    expect(readConfig({}).taxonomies.escoApi).toBeNull();
    expect(readConfig({ ESCO_API_URL: 'https://ec.europa.eu/esco/api' }).taxonomies.escoApi?.pathname).toBe(
      '/esco/api',
    );
  });
});

describe('isLoopback', () => {
  it.each([
    ['http://127.0.0.1:9', true],
    ['http://127.8.9.1/x', true],
    ['http://localhost:80', true],
    ['http://[::1]:80', true],
    ['https://jobnet.dk', false],
    ['http://127.0.0.1.example.org', false],
    ['http://localhost.example.org', false],
    ['http://10.0.0.1', false],
  ])('%s: %s', (url, expected) => {
    expect(isLoopback(new URL(url))).toBe(expected);
  });
});
