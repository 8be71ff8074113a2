import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { type MapTiles, readAttribution } from './domain/map-tiles.ts';
import { ConfigError } from './lib/errors.ts';
import { LOG_LEVELS, type LogLevel } from './lib/logger.ts';
import type { MailSettings } from './lib/mail-settings.ts';

/** Every setting of the program; the list for people is docs/configuration.md. Read here and nowhere else. */
export interface Config {
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Null: BullMQ keeps its queue in the same PostgreSQL. */
  readonly redisUrl: string | null;
  readonly dataDir: string;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** E-mail address or URL for the User-Agent. */
  readonly contact: string | null;
  /** Null: all that are configured. */
  readonly sources: readonly string[] | null;
  readonly upstreams: UpstreamUrls;
  readonly taxonomies: TaxonomySettings;
  readonly timetables: TimetableSettings;
  readonly travel: TravelSettings;
  /** JSON file that names employers' own feeds. Null, or no such file: none configured. */
  readonly employerFeeds: string | null;
  /** For `/admin`. Null: administration is off. */
  readonly adminToken: string | null;
  /** Multiplies polite waits and backoff. */
  readonly pace: number;
  /** How much one client may ask for, and through which proxies clients come. */
  readonly limits: RequestLimitSettings;
  /** Null: a search can be followed by its feed alone. */
  readonly following: FollowingSettings | null;
  /** Null: the map is our own, and nobody else is asked. */
  readonly mapTiles: MapTiles | null;
  /** A vacancy is deleted this many days after it was closed. */
  readonly retentionDays: number;
  /** So many open vacancies are held in memory to be searched there; more are searched in the database. */
  readonly boardVacancies: number;
  /** Null: what suits the command, `info` for services and `error` for what a person watches. */
  readonly logLevel: LogLevel | null;
}

export interface RequestLimitSettings {
  /** Multiplies what one client may ask for; 0 is no limit. */
  readonly factor: number;
  /** Addresses, networks (CIDR) or `loopback`, `linklocal`, `uniquelocal`. */
  readonly trustedProxies: readonly string[];
}

export interface FollowingSettings {
  /** Where the pages answer, as the world sees them: what links in messages begin with. */
  readonly publicUrl: URL;
  readonly webhooks: WebhookRule;
  /** Null: no e-mail is sent. */
  readonly mail: MailSettings | null;
}

/** `loopback`: also to this machine, over plain HTTP too. */
export const WEBHOOK_RULES = ['on', 'off', 'loopback'] as const;
export type WebhookRule = (typeof WEBHOOK_RULES)[number];

export interface UpstreamUrls {
  readonly jobtechStream: URL;
  /** Null: not asked. */
  readonly jobtechSearch: URL | null;
  /** Null: not asked. */
  readonly jobtechLinks: URL | null;
  readonly jobnet: URL;
}

/** Services that tell occupations. */
export interface TaxonomySettings {
  /** Null: not asked. A null version is the newest. */
  readonly jobtech: { readonly baseUrl: URL; readonly version: number | null } | null;
  /** Null: not asked. */
  readonly escoApi: URL | null;
}

/** Where each country's timetable is fetched. Null: it is not. */
export interface TimetableSettings {
  readonly danish: URL | null;
  readonly swedish: { readonly url: URL; readonly key: string | null } | null;
}

/** Services that know addresses, live planners and real time. Each is off, and asked nothing, where it is null. */
export interface TravelSettings {
  readonly photon: URL | null;
  readonly adressevaelger: KeyedService | null;
  readonly rejseplanen: KeyedService | null;
  readonly resrobot: KeyedService | null;
  readonly realtimeSe: KeyedService | null;
}

export interface KeyedService {
  readonly url: URL;
  /** Goes into requests, never into a log. */
  readonly key: string;
}

/** The public addresses: the only host names the program knows. */
const PUBLIC_URLS = {
  JOBTECH_STREAM_URL: 'https://jobstream.api.jobtechdev.se',
  JOBTECH_SEARCH_URL: 'https://jobsearch.api.jobtechdev.se',
  JOBTECH_LINKS_URL: 'https://links.api.jobtechdev.se',
  JOBTECH_TAXONOMY_URL: 'https://taxonomy.api.jobtechdev.se',
  JOBNET_URL: 'https://jobnet.dk/bff',
  REJSEPLANEN_URL: 'https://www.rejseplanen.dk/api',
  RESROBOT_URL: 'https://api.resrobot.se/v2.1',
  GTFS_DK_URL: 'https://www.rejseplanen.info/labs/GTFS.zip',
  GTFS_SE_URL: 'https://opendata.samtrafiken.se/gtfs/skane/skane.zip',
  GTFS_RT_SE_URL: 'https://opendata.samtrafiken.se/gtfs-rt/skane',
} as const;

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .refine((text) => new URL(text).username === '' && new URL(text).password === '', {
    error: 'must not carry a user name or password: it is named in logs and messages',
    when: ({ issues }) => issues.length === 0,
  })
  .transform((text) => new URL(text));

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must look like postgresql://user:password@host:5432/database',
});

const redisUrl = z.url({ protocol: /^rediss?$/, error: 'must look like redis://host:6379' });

/** Shorter ones can be guessed. */
const SHORTEST_TOKEN = 16;

const smtpUrl = z
  .url({
    protocol: /^smtps?$/,
    hostname: /./,
    error: 'must look like smtps://user:password@host:465 or smtp://host:587',
  })
  .refine((text) => isDecodable(new URL(text).username) && isDecodable(new URL(text).password), {
    error: 'has a “%” in its user or password that must be written %25',
    when: ({ issues }) => issues.length === 0,
  });

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

const TILE_ADDRESS = 'must be https://…, or http:// on this machine, with {z}, {x} and {y} behind the host';

/** Host names as they may stand in a Content-Security-Policy. */
const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/;

const tileUrl = z.string().refine(isTileAddress, TILE_ADDRESS);

function isTileAddress(text: string): boolean {
  if (!URL.canParse(text) || /\s/.test(text)) return false;
  const url = new URL(text);
  const placeholders = text.match(/\{[^}]*\}?/g) ?? [];
  return (
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) &&
    HOST.test(url.hostname) &&
    url.username === '' &&
    url.password === '' &&
    [...placeholders].sort().join() === '{x},{y},{z}'
  );
}

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

const networks = z
  .string()
  .transform((list) => list.split(',').map((network) => network.trim()))
  .refine(
    (list) =>
      list.every((one) => NAMED_NETWORKS.includes(one) || ipaddr.isValid(one) || ipaddr.isValidCIDR(one)),
    `must be addresses, networks such as 10.0.0.0/8, or ${NAMED_NETWORKS.join(', ')}, between commas`,
  );

const Environment = z.object({
  DATABASE_URL: databaseUrl.optional(),
  REDIS_URL: redisUrl.optional(),
  SUNDET_DATA_DIR: z.string().default('.data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(8080),
  SUNDET_CONTACT: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$|^https?:\/\/\S+$/, 'must be an e-mail address or a URL')
    .optional(),
  SUNDET_SOURCES: z
    .string()
    .transform((list) => list.split(',').map((id) => id.trim()))
    .refine((ids) => ids.every((id) => /^[a-z0-9-]+$/.test(id)), 'must be source ids between commas')
    .optional(),
  SUNDET_ADMIN_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without blanks')
    .min(SHORTEST_TOKEN, `must have at least ${SHORTEST_TOKEN} characters`)
    .optional(),
  SUNDET_EMPLOYER_FEEDS: z.string().default('employer-feeds.json'),
  SUNDET_PACE: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'must be a number from 0, such as 1 or 0.5')
    .transform(Number)
    .default(1),
  SUNDET_RATE_LIMIT: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'must be a number from 0, such as 2 or 0.5')
    .transform(Number)
    .default(1),
  SUNDET_TRUSTED_PROXIES: networks.default([]),
  SUNDET_BOARD_VACANCIES: z
    .string()
    .regex(/^\d{1,7}$/, 'must be a number of vacancies; 0 to search in the database')
    .transform(Number)
    .default(500_000),
  SUNDET_PUBLIC_URL: httpUrl.optional(),
  SUNDET_WEBHOOKS: z.enum(WEBHOOK_RULES).default('on'),
  SUNDET_SMTP_URL: smtpUrl.optional(),
  SUNDET_MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>@"\r\n]+ <)?[^\s<>@",;]+@[^\s<>@",;]+\.[^\s<>@",;]+>?$/,
      'must be an e-mail address, or Name <address>',
    )
    .optional(),
  SUNDET_TILE_URL: tileUrl.optional(),
  SUNDET_TILE_ATTRIBUTION: z.string().trim().min(1).max(300).optional(),
  SUNDET_RETENTION_DAYS: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number of days')
    .transform(Number)
    .default(180),
  SUNDET_LOG_LEVEL: z.enum(LOG_LEVELS).optional(),
  JOBTECH_STREAM_URL: httpUrl.default(new URL(PUBLIC_URLS.JOBTECH_STREAM_URL)),
  JOBTECH_SEARCH_URL: httpUrl.optional(),
  JOBTECH_LINKS_URL: httpUrl.optional(),
  JOBTECH_TAXONOMY_URL: httpUrl.optional(),
  JOBTECH_TAXONOMY_VERSION: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'must be the number of a published version')
    .transform(Number)
    .optional(),
  ESCO_API_URL: httpUrl.optional(),
  JOBNET_URL: httpUrl.default(new URL(PUBLIC_URLS.JOBNET_URL)),
  GTFS_DK_URL: httpUrl.optional(),
  GTFS_SE_URL: httpUrl.optional(),
  TRAFIKLAB_STATIC_KEY: z.string().optional(),
  PHOTON_URL: httpUrl.optional(),
  ADRESSEVAELGER_URL: httpUrl.optional(),
  ADRESSEVAELGER_TOKEN: z.string().optional(),
  REJSEPLANEN_URL: httpUrl.default(new URL(PUBLIC_URLS.REJSEPLANEN_URL)),
  REJSEPLANEN_ACCESS_ID: z.string().optional(),
  RESROBOT_URL: httpUrl.default(new URL(PUBLIC_URLS.RESROBOT_URL)),
  RESROBOT_ACCESS_ID: z.string().optional(),
  GTFS_RT_SE_URL: httpUrl.default(new URL(PUBLIC_URLS.GTFS_RT_SE_URL)),
  TRAFIKLAB_REALTIME_KEY: z.string().optional(),
});

/**
 * Reads the settings from an environment. An empty value counts as unset.
 * @throws ConfigError naming every fault at once, one a line; values that may be secret are not repeated.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) throw new ConfigError(describeFaults(parsed.error.issues));
  const settings = parsed.data;
  return {
    databaseUrl: settings.DATABASE_URL ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    dataDir: settings.SUNDET_DATA_DIR,
    host: settings.HOST,
    port: settings.PORT,
    contact: settings.SUNDET_CONTACT ?? null,
    sources: settings.SUNDET_SOURCES ?? null,
    upstreams: upstreamUrls(settings),
    taxonomies: taxonomySettings(settings),
    timetables: timetableSettings(settings),
    travel: travelSettings(settings),
    employerFeeds: settings.SUNDET_EMPLOYER_FEEDS,
    adminToken: settings.SUNDET_ADMIN_TOKEN ?? null,
    pace: settings.SUNDET_PACE,
    limits: { factor: settings.SUNDET_RATE_LIMIT, trustedProxies: settings.SUNDET_TRUSTED_PROXIES },
    following: followingSettings(settings),
    mapTiles: mapTiles(settings),
    retentionDays: settings.SUNDET_RETENTION_DAYS,
    boardVacancies: settings.SUNDET_BOARD_VACANCIES,
    logLevel: settings.SUNDET_LOG_LEVEL ?? null,
  };
}

/** A server on this machine: it may be called in any hurry and without saying who we are. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname;
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * JobTech's other services have their public addresses only beside a public JobStream: where that was pointed to a
 * server of one's own, the others are asked only if they are named too.
 */
function besideJobStream(
  settings: z.output<typeof Environment>,
  name: 'JOBTECH_SEARCH_URL' | 'JOBTECH_LINKS_URL' | 'JOBTECH_TAXONOMY_URL',
): URL | null {
  return settings[name] ?? (isLoopback(settings.JOBTECH_STREAM_URL) ? null : new URL(PUBLIC_URLS[name]));
}

function upstreamUrls(settings: z.output<typeof Environment>): UpstreamUrls {
  return {
    jobtechStream: settings.JOBTECH_STREAM_URL,
    jobtechSearch: besideJobStream(settings, 'JOBTECH_SEARCH_URL'),
    jobtechLinks: besideJobStream(settings, 'JOBTECH_LINKS_URL'),
    jobnet: settings.JOBNET_URL,
  };
}

function taxonomySettings(settings: z.output<typeof Environment>): TaxonomySettings {
  const baseUrl = besideJobStream(settings, 'JOBTECH_TAXONOMY_URL');
  const version = settings.JOBTECH_TAXONOMY_VERSION ?? null;
  return { jobtech: baseUrl === null ? null : { baseUrl, version }, escoApi: settings.ESCO_API_URL ?? null };
}

function travelSettings(settings: z.output<typeof Environment>): TravelSettings {
  const keyed = (url: URL | undefined, key: string | undefined): KeyedService | null =>
    url === undefined || key === undefined ? null : { url, key };
  return {
    photon: settings.PHOTON_URL ?? null,
    adressevaelger: keyed(settings.ADRESSEVAELGER_URL, settings.ADRESSEVAELGER_TOKEN),
    rejseplanen: keyed(settings.REJSEPLANEN_URL, settings.REJSEPLANEN_ACCESS_ID),
    resrobot: keyed(settings.RESROBOT_URL, settings.RESROBOT_ACCESS_ID),
    realtimeSe: keyed(settings.GTFS_RT_SE_URL, settings.TRAFIKLAB_REALTIME_KEY),
  };
}

/**
 * The public timetables are fetched beside the public vacancies of their country: where these were pointed to a server
 * of one's own, only if they are named too. Sweden's asks for a key, a server of one's own need not.
 */
function timetableSettings(settings: z.output<typeof Environment>): TimetableSettings {
  const { GTFS_DK_URL, GTFS_SE_URL, TRAFIKLAB_STATIC_KEY: key = null } = settings;
  const danish = GTFS_DK_URL ?? (isLoopback(settings.JOBNET_URL) ? null : new URL(PUBLIC_URLS.GTFS_DK_URL));
  const isOwn = isLoopback(settings.JOBTECH_STREAM_URL) && GTFS_SE_URL === undefined;
  const swedish = isOwn ? null : (GTFS_SE_URL ?? new URL(PUBLIC_URLS.GTFS_SE_URL));
  const mayAsk = swedish !== null && (key !== null || isLoopback(swedish));
  return { danish, swedish: mayAsk ? { url: swedish, key } : null };
}

/** @throws ConfigError where mail could be sent, but not answered for. */
function followingSettings(settings: z.output<typeof Environment>): FollowingSettings | null {
  const { SUNDET_PUBLIC_URL: publicUrl, SUNDET_SMTP_URL: smtp, SUNDET_MAIL_FROM: from } = settings;
  if ((smtp === undefined) !== (from === undefined)) {
    throw new ConfigError('SUNDET_SMTP_URL and SUNDET_MAIL_FROM: set both, or neither');
  }
  if (publicUrl === undefined) {
    if (smtp === undefined) return null;
    throw new ConfigError('SUNDET_SMTP_URL needs SUNDET_PUBLIC_URL: what links in messages begin with');
  }
  const mail = smtp === undefined || from === undefined ? null : mailSettings(new URL(smtp), from);
  return { publicUrl, webhooks: settings.SUNDET_WEBHOOKS, mail };
}

/** @throws ConfigError where pictures would be shown without saying whose they are, or the other way round. */
function mapTiles({
  SUNDET_TILE_URL: url,
  SUNDET_TILE_ATTRIBUTION: attribution,
}: z.output<typeof Environment>): MapTiles | null {
  if (url === undefined && attribution === undefined) return null;
  if (url === undefined || attribution === undefined) {
    throw new ConfigError('SUNDET_TILE_URL and SUNDET_TILE_ATTRIBUTION: set both, or neither');
  }
  return { url, attribution: readAttribution(attribution) };
}

const SMTPS_PORT = 465;
const SUBMISSION_PORT = 587;

function mailSettings(url: URL, from: string): MailSettings {
  const secure = url.protocol === 'smtps:';
  const port = url.port === '' ? (secure ? SMTPS_PORT : SUBMISSION_PORT) : Number(url.port);
  const login =
    url.username === ''
      ? null
      : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    secure,
    mayBePlain: isLoopback(url),
    login,
    from,
  };
}

function describeFaults(issues: readonly z.core.$ZodIssue[]): string {
  const faults = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return faults.length === 1 ? `wrong setting ${faults[0]}` : `wrong settings:\n  ${faults.join('\n  ')}`;
}
