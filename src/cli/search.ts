import { ANY_VACANCY, type VacancyPage, type VacancySummary } from '../domain/vacancy.ts';
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
          [
            page.total === 1 ? '1 open vacancy' : `${page.total} open vacancies`,
            ...describeMeaning(page),
          ].join('\n'),
          ...page.items.map(describe),
        ].join('\n\n'),
      );
    return true;
  } finally {
    await program.close();
  }
}

function describeMeaning({ understood, leftOut, didYouMean }: VacancyPage): string[] {
  const meanings = understood.map(({ text, labels, isco }) => {
    const names = [...new Set([labels.da, labels.sv, labels.en].filter((label) => label !== null))].join(
      ', ',
    );
    return `  “${text}” understood as ${names}${isco === null ? '' : ` (ISCO ${isco})`}`;
  });
  return [
    ...meanings,
    ...(leftOut === undefined ? [] : [`  no vacancy also has: ${leftOut.join(', ')}`]),
    ...(didYouMean === undefined ? [] : [`  did you mean “${didYouMean.q}”? (${didYouMean.count})`]),
  ];
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
