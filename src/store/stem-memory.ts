import type { Queryable } from './queryable.ts';
import { type ResolvedTerm, resolveTerms } from './resolve-terms.ts';

/** Some MB at the most. */
const REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 80;

/** Looks terms up as `resolveTerms` does, and remembers: what a term comes to never changes. */
export class StemMemory {
  private readonly known = new Map<string, ResolvedTerm | null>();

  async resolve(client: Queryable, terms: readonly string[]): Promise<Map<string, ResolvedTerm | null>> {
    const unknown = terms.filter((term) => !this.known.has(term));
    const resolved = await resolveTerms(client, unknown);
    const found = new Map<string, ResolvedTerm | null>(
      unknown.map((term, index) => [term, resolved[index] ?? null]),
    );
    for (const term of terms) if (!found.has(term)) found.set(term, this.known.get(term) ?? null);
    for (const [term, one] of found) this.remember(term, one);
    return found;
  }

  private remember(term: string, resolved: ResolvedTerm | null): void {
    if (term.length > LONGEST_REMEMBERED) return;
    this.known.delete(term);
    this.known.set(term, resolved);
    const [oldest] = this.known.keys();
    if (this.known.size > REMEMBERED && oldest !== undefined) this.known.delete(oldest);
  }
}
