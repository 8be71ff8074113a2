import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Everything that WCAG 2.2 asks for at levels A and AA, as far as a program can tell. */
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe-core finds on the page as it stands: one line each. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const runner = Reflect.get(globalThis, 'axe') as typeof axe;
    const { violations } = await runner.run(document, { runOnly: { type: 'tag', values } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  }, WCAG_22_AA);
}
