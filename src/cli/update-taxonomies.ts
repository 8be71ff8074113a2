import type { TaxonomySource } from '../occupations/fetch/taxonomy-source.ts';
import type { TaxonomyReport } from '../occupations/fetch/update-taxonomy.ts';
import type { CommandContext } from './command-context.ts';
import { type Program, requireContact } from './program.ts';

/** Fetches what these services tell of occupations now, in the foreground, and says of each what came of it. */
export async function updateTaxonomies(
  program: Program,
  sources: readonly TaxonomySource[],
  { signal, terminal }: Pick<CommandContext, 'signal' | 'terminal'>,
  { accept }: { readonly accept: boolean },
): Promise<TaxonomyReport[]> {
  requireContact(program.config, sources);
  const reports: TaxonomyReport[] = [];
  for (const source of sources) {
    const report = await program.updateTaxonomy(source, { signal, accept });
    terminal.write(`${source.name}: ${describeTaxonomyReport(report)}\n`);
    reports.push(report);
  }
  return reports;
}

export function describeTaxonomyReport({ outcome, message, counts }: TaxonomyReport): string {
  if (outcome === 'failed' || counts === null) return `failed: ${message ?? 'it does not say why'}`;
  const what = `${counts.concepts} concepts, ${counts.labels} labels, ${counts.codes} codes`;
  return outcome === 'ok' ? what : `${what}; as it was`;
}
