import { type Config, isLoopback } from '../../config.ts';
import { originOf } from '../../domain/map-tiles.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Source } from '../../sources/source.ts';
import { type ConfiguredSources, configureSources, publicHosts } from '../program.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** What is configured, without anything that is secret; and the sources that result, null where they cannot. */
export async function checkSettings(
  config: Config,
): Promise<{ readonly findings: Finding[]; readonly sources: ConfiguredSources | null }> {
  const findings = [
    ok('settings', describeStorage(config)),
    address(config),
    administration(config),
    following(config),
    mapTiles(config),
  ];
  try {
    const sources = await configureSources(config);
    return { findings: [...findings, switchedOn(sources), contact(config, sources.enabledSources)], sources };
  } catch (error) {
    const advice = 'correct the setting it names; docs/configuration.md lists them all';
    return { findings: [...findings, problem('settings', messageOf(error), advice)], sources: null };
  }
}

function describeStorage({ databaseUrl, redisUrl, dataDir }: Config): string {
  const database =
    databaseUrl === null ? `the embedded PostgreSQL in ${dataDir}` : `PostgreSQL at ${hostOf(databaseUrl)}`;
  const queue = redisUrl === null ? 'there too' : `on Redis at ${hostOf(redisUrl)}`;
  return `the database is ${database}, the queue ${queue}`;
}

/** Never user or password. */
function hostOf(url: string): string {
  return new URL(url).host;
}

function address({ host, port }: Config): Finding {
  const said = `API and page answer at ${host}:${port}`;
  return ok('settings', `${said}, from ${isOwnMachine(host) ? 'this machine only' : 'other machines too'}`);
}

function isOwnMachine(host: string): boolean {
  const url = `http://${host.includes(':') ? `[${host}]` : host}`;
  return URL.canParse(url) && isLoopback(new URL(url));
}

function administration({ adminToken, host }: Config): Finding {
  if (adminToken === null) return ok('settings', 'administration is off (SUNDET_ADMIN_TOKEN is unset)');
  if (isOwnMachine(host)) return ok('settings', 'administration is on at /admin/queues');
  return warning(
    'settings',
    'administration is on, and reachable from other machines',
    'let them reach it over TLS only: the token travels with every request',
  );
}

function following({ following: settings }: Config): Finding {
  if (settings === null)
    return ok('settings', 'searches are followed by feed alone (SUNDET_PUBLIC_URL is unset)');
  const { webhooks, mail, publicUrl } = settings;
  const ways = [
    ...(mail === null ? [] : [`e-mail (over ${mail.host}:${mail.port})`]),
    ...(webhooks === 'off' ? [] : ['webhook']),
  ];
  const said = `searches are followed by ${ways.join(' and ') || 'feed alone'}, with links to ${publicUrl.host}`;
  if (webhooks !== 'loopback') return ok('settings', said);
  return warning(
    'settings',
    `${said}; webhooks may call on this machine`,
    'set SUNDET_WEBHOOKS=on where strangers may follow',
  );
}

function mapTiles({ mapTiles: tiles }: Config): Finding {
  if (tiles === null)
    return ok('settings', 'the map is our own and asks nobody else (SUNDET_TILE_URL is unset)');
  return ok('settings', `readers’ browsers ask ${originOf(tiles)} for pictures of the map`);
}

function switchedOn({ sources, enabledSources }: ConfiguredSources): Finding {
  const names = (some: readonly Source[]) => some.map((source) => source.id).join(', ');
  const off = sources.filter((source) => !enabledSources.includes(source));
  const rest = off.length === 0 ? '' : `; switched off: ${names(off)}`;
  if (enabledSources.length === 0) {
    return problem(
      'settings',
      'no source is switched on',
      'name some in SUNDET_SOURCES, or unset it for all',
    );
  }
  return ok('settings', `switched on: ${names(enabledSources)}${rest}`);
}

function contact(config: Config, enabled: readonly Source[]): Finding {
  if (config.contact !== null) return ok('settings', 'upstreams are told whom to contact (SUNDET_CONTACT)');
  const live = enabled.filter((source) => publicHosts(source).length > 0);
  if (live.length === 0)
    return ok('settings', 'every upstream is on this machine, so that none needs a contact');
  return problem(
    'settings',
    `SUNDET_CONTACT is not set, so that ${live.map((source) => source.name).join(', ')} cannot be harvested`,
    'set it to an e-mail address or URL by which the people of the sources can reach you',
  );
}
