import type { Page } from 'playwright-core';

/** Something the Tab key stops at. */
interface Stop {
  /** Number of the element in the document: the same element, the same number. */
  readonly order: number;
  /** What it is called, as far as its text or label tells. */
  readonly name: string;
  readonly ring: boolean;
  /** Whether some of it can be seen where it is: on the screen, and nothing else in front (WCAG 2.4.11). */
  readonly seen: boolean;
  readonly box: Box;
  /** The list, form or section it stands in, by its number. */
  readonly within: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const MOST_STOPS = 400;
/** Day, month, year, and what opens the calendar. */
const MOST_PARTS = 6;

/**
 * What keeps somebody with nothing but a keyboard from using the page that is open; nothing where all is well:
 * everything that can be operated is reached with Tab and left again in both directions, in the order of the page,
 * with a ring around it and not hidden behind anything; the skip link leads past the head; what folds out does so by
 * Enter and by Space. The page is to be open with reduced motion: what is on its way is not yet where it will be seen.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const skipping = await skipLinkFaults(page);
  await foldOut(page);
  await toTop(page);
  const stops = await walk(page, 'Tab');
  const back = await walk(page, 'Shift+Tab');
  const orders = stops.map(({ order }) => order);
  const reached = new Set(orders);
  return [
    ...skipping,
    ...(await operable(page))
      .filter(({ order }) => !reached.has(order))
      .map(({ name }) => `${name}: not reached`),
    ...stops.filter(({ ring }) => !ring).map(({ name }) => `${name}: no ring while it has the focus`),
    ...[...stops, ...back]
      .filter(({ seen }) => !seen)
      .map(({ name }) => `${name}: hidden while it has the focus`),
    ...orderFaults(stops),
    ...(same(orders, back.map(({ order }) => order).reverse())
      ? []
      : [`backwards are other stops: ${difference(stops, back)}`]),
  ];
}

/** Goes on with the Tab key alone until what has the focus is called so. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < MOST_STOPS; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop !== null && name.test(stop.name)) return;
  }
  throw new Error(`the Tab key never came to ${name}`);
}

/** As after opening the page: the next Tab comes to its first stop. */
export async function toTop(page: Page): Promise<void> {
  await page.evaluate(() => {
    // The browser goes on from where what had the focus was.
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
  });
}

/** Every stop from here to where the document is left. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let parts = 0; stops.length < MOST_STOPS; ) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    // Out of the document, or round it, as a browser without a frame of its own goes.
    if (stop === null || (stops.length > 1 && stop.order === stops[0]?.order)) return stops;
    if (stops.at(-1)?.order === stop.order) {
      // Within a date Tab goes from part to part.
      parts += 1;
      if (parts > MOST_PARTS) throw new Error(`${stop.name}: the focus stays here, whatever ${key} does`);
      continue;
    }
    parts = 0;
    if (stops.some(({ order }) => order === stop.order))
      throw new Error(`${stop.name}: ${key} comes round to it again`);
    stops.push(stop);
  }
  throw new Error(`${key} stops more than ${MOST_STOPS} times, last at ${stops.at(-1)?.name}`);
}

/** What has the focus; null where nothing on the page has. */
async function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const numbers = [...document.querySelectorAll('*')];
    const container = element.closest(
      'nav, form, ul, ol, fieldset, section, article, aside, header, footer, details, main',
    );
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return {
      order: numbers.indexOf(element),
      name: nameOf(element),
      ring: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
      seen: [...element.getClientRects()].some((box) => isSeen(element, box)),
      box: { left, right, top: top + scrollY, bottom: bottom + scrollY },
      within: container === null ? -1 : numbers.indexOf(container),
    };

    function nameOf(one: Element): string {
      const labels = 'labels' in one && one.labels instanceof NodeList ? [...one.labels] : [];
      const label = one.getAttribute('aria-label') ?? labels.map((each) => each.textContent).join(' ');
      const text = (label || one.textContent || '').replace(/\s+/g, ' ').trim();
      return `${text.slice(0, 80)} <${one.tagName.toLowerCase()}>`;
    }

    /** Tried at nine points: one that shows is enough. */
    function isSeen(one: Element, box: DOMRect): boolean {
      const shares = [0.1, 0.5, 0.9];
      return shares.some((across) =>
        shares.some((down) => {
          const hit = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
          return hit !== null && (one.contains(hit) || hit.closest('label')?.control === one);
        }),
      );
    }
  });
}

/** Everything that can be operated and is shown: one of each group of radio buttons. */
async function operable(page: Page): Promise<readonly { readonly order: number; readonly name: string }[]> {
  return page.evaluate(() => {
    const numbers = [...document.querySelectorAll('*')];
    const groups = new Set<string>();
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.matches(':disabled, [tabindex="-1"], [inert] *'))
      .filter((element) => {
        if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
        const group = document.getElementsByName(element.name);
        const chosen = [...group].find((one) => one instanceof HTMLInputElement && one.checked) ?? group[0];
        return chosen === element && groups.size !== groups.add(element.name).size;
      })
      .map((element) => ({
        order: numbers.indexOf(element),
        name: `${(element.textContent || element.id).trim().slice(0, 80)} <${element.tagName.toLowerCase()}>`,
      }));
  });
}

/** The first stop is the link that leads past the head, and so it does. */
async function skipLinkFaults(page: Page): Promise<string[]> {
  await toTop(page);
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  if (first !== '#content') return [`the first stop is no skip link, but ${(await focused(page))?.name}`];
  if ((await focused(page))?.seen !== true) return ['the skip link is hidden'];
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const past = await page.evaluate(() => {
    const main = document.querySelector('#content');
    const here = document.activeElement;
    return (
      main !== null && here !== null && here !== document.body && !here.closest('.site-header, .skip-link')
    );
  });
  return past ? [] : ['the skip link does not lead past the head'];
}

/** Opens whatever folds out, closed and opened again by either key. */
async function foldOut(page: Page): Promise<void> {
  for (const summary of await page.locator('summary:visible').all()) {
    const isOpen = () => summary.evaluate((element) => element.parentElement?.hasAttribute('open') === true);
    const before = await isOpen();
    await summary.focus();
    for (const key of before ? ['Enter', 'Space'] : ['Space', 'Enter', 'Space']) {
      const open = await isOpen();
      await page.keyboard.press(key);
      if ((await isOpen()) === open) throw new Error(`${key} does nothing to ${await summary.textContent()}`);
    }
  }
  // What folds in as another folds out does so a moment later.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

/** Where the focus jumps back, in the document or, within one list or section, on the screen. */
function orderFaults(stops: readonly Stop[]): string[] {
  return stops.slice(1).flatMap((stop, index) => {
    const last = stops[index];
    if (last === undefined) return [];
    const back = stop.order < last.order || (stop.within === last.within && standsBefore(stop.box, last.box));
    return back ? [`${stop.name} stands before ${last.name}, but has the focus after it`] : [];
  });
}

function standsBefore(one: Box, other: Box): boolean {
  const inOneRow = one.top < other.bottom && other.top < one.bottom;
  // The next column begins at the top again.
  return one.right <= other.left ? inOneRow : one.bottom <= other.top && one.left < other.right;
}

function same(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

function difference(stops: readonly Stop[], back: readonly Stop[]): string {
  const only = (some: readonly Stop[], others: readonly Stop[]) =>
    some.filter(({ order }) => others.every((other) => other.order !== order)).map(({ name }) => name);
  return JSON.stringify({ forwards: only(stops, back), backwards: only(back, stops) });
}
