import { type EraseReport, eraseEverywhere } from '../harvest/erase-everywhere.ts';
import { createEraser, erasuresOf } from '../harvest/eraser.ts';
import { UsageError } from '../lib/errors.ts';
import { createFollowStore } from '../store/create-follow-store.ts';
import type { CommandContext } from './command-context.ts';
import { openProgram } from './program.ts';

export interface EraseOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** A shorter text stands in ads that nobody means. */
const LEAST_LETTERS = 4;

/**
 * `sundet erase <text>`: takes a name or an address out of everything stored, for good. Tells where it stood, and
 * never repeats it.
 */
export async function eraseCommand(
  context: CommandContext,
  text: string,
  options: EraseOptions,
): Promise<boolean> {
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length < LEAST_LETTERS) {
    throw new UsageError(`give a text of at least ${LEAST_LETTERS} letters or digits, such as a whole name`);
  }
  const program = await openProgram(context.config, { ...context, share: true });
  try {
    const { upkeep, clock, places, concepts } = program;
    const found = await eraseEverywhere(text, options.dryRun, { upkeep, places, concepts, clock });
    const erase = createEraser(erasuresOf(text));
    const report = {
      ...found,
      follows: await createFollowStore(program.database).erase(erase, options.dryRun),
    };
    context.print(
      options.json
        ? JSON.stringify({ dryRun: options.dryRun, ...report }, null, 2)
        : describe(report, options),
    );
    return true;
  } finally {
    await program.close();
  }
}

function describe(report: EraseReport & { readonly follows: number }, { dryRun }: EraseOptions): string {
  const { vacancies, postings, issues, reasons, shares, follows } = report;
  const verb = dryRun ? 'It stands in' : 'Erased from';
  const total = vacancies.length + postings.length + issues + reasons + shares + follows;
  const remembered = dryRun ? '' : ' What is harvested from now on comes without it.';
  if (total === 0) return `It stands nowhere.${remembered}`;
  return [
    `${verb} ${vacancies.length} vacancies, ${postings.length} kept payloads, ${issues} issues, ${reasons} reasons for joining, ${shares} shared lists and ${follows} followed searches, which end.${remembered}`,
    ...vacancies.map((id) => `  vacancy ${id}`),
    ...postings.map(({ source, sourceId }) => `  posting ${source} ${sourceId}`),
  ].join('\n');
}
