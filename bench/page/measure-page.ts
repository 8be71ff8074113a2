import type { Browser, CDPSession, Page } from 'playwright-core';
import { PHONE } from '../../tests/support/browser.ts';

/** What a reader on a slow phone waits for. */
export interface PageFigures {
  /** Largest contentful paint, ms (https://www.w3.org/TR/largest-contentful-paint/). */
  readonly paint: number;
  /** Sum of unexpected layout shifts (https://wicg.github.io/layout-instability/), while it loads and is used. */
  readonly shift: number;
  /** The longest from an input to the next paint, ms (https://www.w3.org/TR/event-timing/); null where nothing is done. */
  readonly interaction: number | null;
  /** Bytes over the network. */
  readonly bytes: number;
}

export interface PageVisit {
  readonly name: string;
  readonly path: string;
  /** What the reader does on it. */
  readonly use?: (page: Page) => Promise<void>;
}

/** Lighthouse's "slow 4G": 1.6 Mbit/s down, 150 ms there and back. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1638.4 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
};
const SLOWER_CPU = 4;

/** One visit by somebody who was never there, on a phone with a processor a quarter as fast. */
export async function measurePage(browser: Browser, address: string, visit: PageVisit): Promise<PageFigures> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'da-DK' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const bytes = await slowDown(session);
    // What runs the benchmark gives functions their names, by a helper that pages do not have.
    await page.addInitScript('globalThis.__name = (named) => named;');
    await page.addInitScript(watch);
    await page.goto(new URL(visit.path, address).href, { waitUntil: 'networkidle', timeout: 60_000 });
    const paint = await page.evaluate(() => window.measured.paint);
    await visit.use?.(page);
    await page.waitForLoadState('networkidle');
    const { shift, interaction } = await page.evaluate(() => window.measured);
    return { paint, shift, interaction: visit.use === undefined ? null : interaction, bytes: bytes() };
  } finally {
    await context.close();
  }
}

/** @returns how many bytes have come since. */
async function slowDown(session: CDPSession): Promise<() => number> {
  let bytes = 0;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return () => bytes;
}

declare global {
  interface Window {
    measured: { paint: number; shift: number; interaction: number };
  }
}

/** Runs in the page, before anything of it. */
function watch(): void {
  const measured = { paint: 0, shift: 0, interaction: 0 };
  window.measured = measured;
  const observe = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}): void => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry);
    }).observe({ type, buffered: true, ...more });
  };
  observe('largest-contentful-paint', (entry) => {
    measured.paint = entry.startTime;
  });
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) measured.shift += value;
  });
  observe(
    'event',
    (entry) => {
      const { interactionId = 0 } = entry as PerformanceEntry & { interactionId?: number };
      if (interactionId > 0) measured.interaction = Math.max(measured.interaction, entry.duration);
    },
    { durationThreshold: 16 },
  );
}
