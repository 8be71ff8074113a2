import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { PATIENCE } from './patience.ts';

/** Where Debian and others put Chromium. */
const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executable = EXECUTABLES.find((file) => existsSync(file));
export const hasChromium = executable !== undefined;

/** Screenshots for people to look at; kept by CI, never committed. */
const ARTEFACTS = path.resolve(import.meta.dirname, '../../.artefacts');

export const WIDE = { width: 1440, height: 1200 };
export const PHONE = { width: 360, height: 780 };

/** For maps: they are drawn with WebGL, here by the processor. */
export const DRAWS_MAPS = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** @throws where there is no Chromium: ask `hasChromium` first. */
export async function startBrowser(options: readonly string[] = ['--disable-gpu']): Promise<Browser> {
  if (executable === undefined) throw new Error('no Chromium on this machine');
  const browser = await chromium.launch({
    executablePath: executable,
    timeout: PATIENCE.timeout,
    args: [
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...options,
    ],
  });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE.timeout));
  return browser;
}

/** Waits until the page's own scripts run, where it has any: what is clicked before is a plain link, or nothing. */
export async function scriptsRun(page: Page): Promise<void> {
  const ready = 'html[data-scripted], html:not(:has(script[type=module]))';
  await page.locator(ready).waitFor({ state: 'attached' });
}

/** Goes to one of our pages and waits until all of it has come and its scripts run. */
export async function visitScripted(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
  await scriptsRun(page);
}

/** A page that fails the test for any error in the console, any script error and any request to another host. */
export interface WatchedPage {
  readonly page: Page;
  readonly faults: string[];
}

export async function openWatched(context: BrowserContext, address: string): Promise<WatchedPage> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== new URL(address).origin) faults.push(`a request to ${origin}`);
  });
  return { page, faults };
}

export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(ARTEFACTS, { recursive: true });
  await page.screenshot({ path: path.join(ARTEFACTS, `${name}.png`), fullPage: false });
}
