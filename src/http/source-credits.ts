import type { SourceStates } from '../domain/harvest.ts';
import type { SearchPage } from '../web/page.ts';

export type SourceCredits = SearchPage['sources'];

/**
 * What pages tell of the sources. Read once: names and attributions come with the program, while reading the states
 * means counting in the database. A failed reading is not kept.
 */
export function rememberSourceCredits(sources: SourceStates): () => Promise<SourceCredits> {
  let reading: Promise<SourceCredits> | null = null;
  return () => {
    reading ??= readCredits(sources).catch((error: unknown) => {
      reading = null;
      throw error;
    });
    return reading;
  };
}

async function readCredits(sources: SourceStates): Promise<SourceCredits> {
  const states = await sources.list();
  return states.map(({ id, name, homepage, attribution }) => ({ id, name, homepage, attribution }));
}
