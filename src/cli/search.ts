import { ANY_VACANCY, type VacancySummary } from '../domain/vacancy.ts';
import type { CommandContext } from './command-context.ts';
import { openProgram } from './program.ts';

/** `sundet search <words>`: the open vacancies that match, best first. */
export async function searchCommand(
  context: CommandContext,
  words: string,
  options: { readonly limit: number; readonly json: boolean },
): Promise<boolean> {
  const program = await openProgram(context.config, { ...context, share: true });
  try {
    const page = await program.search.search({
      ...ANY_VACANCY,
      q: words,
      sort: 'relevance',
      limit: options.limit,
    });
    if (options.json) context.print(JSON.stringify(page, null, 2));
    else
      context.print(
        [
          page.total === 1 ? '1 open vacancy' : `${page.total} open vacancies`,
          ...page.items.map(describe),
        ].join('\n\n'),
      );
    return true;
  } finally {
    await program.close();
  }
}

function describe(vacancy: VacancySummary): string {
  const { workplace, employer, deadline, postings } = vacancy;
  const place = [workplace.municipality?.name ?? workplace.city, workplace.country]
    .filter(Boolean)
    .join(', ');
  const until = deadline === null ? null : `apply by ${deadline.slice(0, 10)}`;
  const facts = [employer.name, place, until].filter(Boolean).join(' · ');
  return [vacancy.title, `  ${facts}`, ...postings.map((posting) => `  ${posting.url}`)].join('\n');
}
