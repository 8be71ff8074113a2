import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { FollowRequest } from '../../../src/domain/follow.ts';
import { ANY_VACANCY } from '../../../src/domain/vacancy.ts';
import { createFollowing, type FollowCeilings } from '../../../src/follow/create-following.ts';
import type { Carrier, DeliverDeps } from '../../../src/follow/deliver.ts';
import { createMailCarrier } from '../../../src/follow/mail/mail-carrier.ts';
import { runFollow } from '../../../src/follow/run-follow.ts';
import { createWebhookCarrier } from '../../../src/follow/webhook/webhook-carrier.ts';
import { createGuardedPoster } from '../../../src/lib/http-guarded-post.ts';
import { createVacancySearch } from '../../../src/search/vacancy-search.ts';
import { createFollowStore } from '../../../src/store/create-follow-store.ts';
import { createHarvestStore } from '../../../src/store/create-harvest-store.ts';
import { type LogLine, recordingLogger } from '../../http/support/test-app.ts';
import { samplePosting, sampleRun, versioned } from '../../store/sample-posting.ts';
import { testDatabase } from '../../support/test-database.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';

export const START = '2026-03-01T12:00:00+01:00';
const PUBLIC_URL = new URL('https://sundet.example');

/** Everything about following but the pages: a real database, a real SMTP server and a real webhook, and a clock. */
export function followWorld() {
  const database = testDatabase();
  let mail: MailServer;
  let hook: WebhookReceiver;
  let now = new Date(START);
  const clock = { now: () => new Date(now) };
  const log: LogLine[] = [];
  const logger = recordingLogger(log);
  const posters: ReturnType<typeof createGuardedPoster>[] = [];
  /** How long a receiver is waited for, milliseconds: one that answers is never too slow for it. */
  let patienceMs = 120_000;
  const mailers: ReturnType<typeof createMailCarrier>[] = [];
  let runs = 0;

  beforeAll(async () => {
    [mail, hook] = await Promise.all([startMailServer(), startWebhookReceiver()]);
  });
  beforeEach(() => {
    now = new Date(START);
    patienceMs = 120_000;
    mail.mails.length = 0;
    hook.received.length = 0;
    log.length = 0;
  });
  afterAll(async () => {
    for (const mailer of mailers) mailer.close();
    await Promise.all([mail.close(), hook.close(), ...posters.map((poster) => poster.close())]);
  });

  const store = () => createFollowStore(database());
  const deps = () => {
    const vacancies = createVacancySearch({
      database: database(),
      clock,
      municipalityName: (code) => ({ '0101': 'København', '1280': 'Malmö' })[code] ?? null,
    });
    const settings = {
      host: '127.0.0.1',
      port: mail.port,
      secure: false,
      mayBePlain: true,
      login: null,
      from: 'Sundet <sundet@sundet.example>',
    };
    const email = createMailCarrier({ settings, store: store(), clock, publicUrl: PUBLIC_URL });
    mailers.push(email);
    const poster = createGuardedPoster({
      allowLoopback: true,
      userAgent: 'Sundet/test',
      timeoutMs: patienceMs,
    });
    posters.push(poster);
    const webhook = createWebhookCarrier({ poster, clock, publicUrl: PUBLIC_URL });
    const carriers: DeliverDeps['carriers'] = new Map([
      ['email', email as Carrier],
      ['webhook', webhook],
    ]);
    return { store: store(), vacancies, clock, logger, carriers };
  };

  return {
    database,
    store,
    deps,
    clock,
    log,
    get mail() {
      return mail;
    },
    get hook() {
      return hook;
    },
    following: (ceilings?: FollowCeilings) =>
      createFollowing({
        ...(ceilings === undefined ? {} : { ceilings }),
        store: store(),
        clock,
        channels: ['email', 'webhook'],
        publicUrl: PUBLIC_URL,
        allowLoopback: true,
        nudge: async () => {},
      }),
    /** For a receiver that does not answer. */
    wait(ms: number) {
      patienceMs = ms;
    },
    pass(hours: number) {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
    round: (changes: Partial<ReturnType<typeof deps>> = {}) =>
      runFollow({ ...deps(), ...changes }, new AbortController().signal),
    /** Ads that a harvest brings in now. */
    async harvest(...ads: Parameters<typeof samplePosting>[0][]) {
      runs += 1;
      const run = sampleRun(runs, 'jobnet', now.toISOString());
      await createHarvestStore(database()).write(
        run,
        ads.map((ad) => versioned(samplePosting(ad))),
      );
    },
  };
}

export type FollowWorld = ReturnType<typeof followWorld>;

export function asked(change: Partial<FollowRequest>): FollowRequest {
  return {
    channel: 'email',
    target: 'anna@example.org',
    query: { ...ANY_VACANCY, q: 'sygeplejerske' },
    path: '/?q=sygeplejerske',
    label: 'sygeplejerske',
    language: 'da',
    howOften: 'hourly',
    ...change,
  };
}

/** The token in a link of a mail. */
export function tokenIn(text: string, page: 'confirm' | 'stop'): string {
  const token = new RegExp(`https://sundet\\.example/follow/${page}\\?token=([\\w-]+)`).exec(text)?.[1];
  if (token === undefined) throw new Error(`no link to ${page} in: ${text}`);
  return token;
}
