import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.ts';
import { systemClock } from '../lib/clock.ts';
import { BadRequestError, SundetError, UsageError } from '../lib/errors.ts';
import { createLogger, type LogLevel } from '../lib/logger.ts';
import type { CommandContext } from './command-context.ts';
import { VERSION } from './version.ts';

/** Exit statuses of the contract: done, failed or ended suspect, used wrongly. */
const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/**
 * Runs one command line (without `node` and the script).
 * @returns the exit status; everything that goes wrong on purpose has been said in one sentence on standard error.
 */
export async function runCli(args: readonly string[], signal: AbortSignal): Promise<number> {
  let status = DONE;
  const run: Run =
    (command, level = 'error') =>
    async () => {
      status = (await command(createContext(signal, level))) ? DONE : FAILED;
    };
  try {
    await describeCommands(run).parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return report(error);
  }
}

/** Makes an action of a command; `level` is what it logs unless the settings say otherwise. */
type Run = (command: (context: CommandContext) => Promise<boolean>, level?: LogLevel) => () => Promise<void>;

/** Each command's parts are loaded only when it is run: `--help` and a mistyped name answer at once. */
export function describeCommands(run: Run): Command {
  const program = new Command('sundet')
    .description('One search for vacancies and journeys on both sides of the Öresund.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(sundet --help shows what there is)');

  program
    .command('serve')
    .description('API, web page and, unless --no-workers, the workers')
    .option('--no-workers', 'leave harvesting to other processes')
    .action((options: { workers: boolean }) =>
      run(async (context) => (await import('./serve.ts')).serve(context, options), 'info')(),
    );
  program
    .command('work')
    .description('workers only, for a second machine')
    .action(() => run(async (context) => (await import('./work.ts')).work(context), 'info')());
  program
    .command('demo')
    .description('everything on this machine, filled from a bundled demo upstream')
    .action(() => run(async (context) => (await import('./demo.ts')).demo(context))());
  program
    .command('migrate')
    .description('bring the database to this version’s schema')
    .action(() => run(async (context) => (await import('./migrate.ts')).migrateCommand(context))());
  program
    .command('harvest')
    .description('one run now, in the foreground')
    .argument('[source...]', 'source ids; all that are switched on by default')
    .option('--full', 'ask for the complete listing where a source also has a stream')
    .option('--accept', 'close what is gone even where a run falls short of what is expected')
    .option('--json', 'print the reports as JSON')
    .action((ids: string[], options: { json?: boolean; full?: boolean; accept?: boolean }) =>
      run(async (context) =>
        (await import('./harvest.ts')).harvest(context, ids, {
          json: options.json ?? false,
          full: options.full ?? false,
          accept: options.accept ?? false,
        }),
      )(),
    );
  program
    .command('journey')
    .description('journeys between two places, in the timetable in service')
    .argument('<from>', 'name of a place, its id, or lat,lon')
    .argument('<to>')
    .option('--arrive <time>', 'be there by HH:MM, or an instant with offset')
    .option('--depart <time>', 'leave at HH:MM or later, or an instant with offset; now by default')
    .option('--date <date>', 'YYYY-MM-DD; today by default')
    .option('--json', 'print the answer as JSON')
    .action(
      (
        from: string,
        to: string,
        options: { arrive?: string; depart?: string; date?: string; json?: boolean },
      ) =>
        run(async (context) =>
          (await import('./journey.ts')).journeyCommand(context, from, to, {
            arrive: options.arrive ?? null,
            depart: options.depart ?? null,
            date: options.date ?? null,
            json: options.json ?? false,
          }),
        )(),
    );
  program
    .command('sources')
    .description('state of each source')
    .option('--json', 'print as JSON')
    .action((options: { json?: boolean }) =>
      run(async (context) => (await import('./sources.ts')).sourcesCommand(context, options.json ?? false))(),
    );
  program
    .command('doctor')
    .description('what is configured, reachable and stale, and what to do about it')
    .option('--online', 'also ask each upstream once whether it is there')
    .option('--json', 'print the findings as JSON')
    .action((options: { json?: boolean; online?: boolean }) =>
      run(async (context) =>
        (await import('./doctor.ts')).doctor(context, {
          json: options.json ?? false,
          online: options.online ?? false,
        }),
      )(),
    );
  program
    .command('erase')
    .description('take a person’s name or address out of everything that is kept, for good')
    .argument('<text>', 'what is to go, at least four letters or digits')
    .option('--dry-run', 'only tell where it stands')
    .option('--json', 'print the report as JSON')
    .action((text: string, options: { dryRun?: boolean; json?: boolean }) =>
      run(async (context) =>
        (await import('./erase.ts')).eraseCommand(context, text, {
          dryRun: options.dryRun ?? false,
          json: options.json ?? false,
        }),
      )(),
    );
  program
    .command('renormalise')
    .description('apply this version’s rules to what was harvested, without fetching')
    .argument('[source...]', 'source ids; all by default')
    .option('--json', 'print the reports as JSON')
    .action((ids: string[], options: { json?: boolean }) =>
      run(async (context) =>
        (await import('./renormalise.ts')).renormaliseCommand(context, ids, { json: options.json ?? false }),
      )(),
    );
  program
    .command('separate')
    .description('give a posting that was joined with others its own vacancy back')
    .argument('<source>', 'its source')
    .argument('<sourceId>', 'its id there')
    .option('--undo', 'let it be joined again')
    .action((source: string, sourceId: string, options: { undo?: boolean }) =>
      run(async (context) =>
        (await import('./separate.ts')).separateCommand(
          context,
          { source, sourceId },
          { undo: options.undo ?? false },
        ),
      )(),
    );
  const imports = program.command('import').description('take in what does not come by itself');
  imports
    .command('esco')
    .description('occupations from ESCO’s CSV packages')
    .argument('<dir...>', 'unpacked packages, of any language')
    .option('--json', 'print the report as JSON')
    .action((folders: string[], options: { json?: boolean }) =>
      run(async (context) =>
        (await import('./import-taxonomy.ts')).importEsco(context, folders, { json: options.json ?? false }),
      )(),
    );
  imports
    .command('crosswalk')
    .description('what Jobnet’s and Platsbanken’s occupations are in ESCO')
    .argument('<csv...>', 'EURES’s mapping tables of Denmark and Sweden')
    .option('--json', 'print the report as JSON')
    .action((files: string[], options: { json?: boolean }) =>
      run(async (context) =>
        (await import('./import-taxonomy.ts')).importCrosswalks(context, files, {
          json: options.json ?? false,
        }),
      )(),
    );
  imports
    .command('disco')
    .description('which ISCO-08 groups the codes of DISCO-08 are of')
    .argument('<csv>', 'Statistics Denmark’s list')
    .option('--json', 'print the report as JSON')
    .action((file: string, options: { json?: boolean }) =>
      run(async (context) =>
        (await import('./import-taxonomy.ts')).importDisco(context, file, { json: options.json ?? false }),
      )(),
    );
  imports
    .command('esco-api')
    .description(
      'occupations from ESCO’s own service at ESCO_API_URL: slow, and goes on where it was broken off',
    )
    .option('--language <code...>', 'da, sv or en; all three by default')
    .option('--accept', 'take it also where it has lost much of what was there')
    .option('--json', 'print the report as JSON')
    .action((options: { language?: string[]; accept?: boolean; json?: boolean }) =>
      run(async (context) =>
        (await import('./import-esco-api.ts')).importEscoApi(context, {
          languages: options.language ?? [],
          accept: options.accept ?? false,
          json: options.json ?? false,
        }),
      )(),
    );
  imports
    .command('gtfs')
    .description('read timetables (GTFS, zip or folder), check them, join them and put them in service')
    .argument('<feed=path...>', 'such as gtfs-dk=rejseplanen.zip; any id, the path of a zip or a folder')
    .option(
      '--as-of <date>',
      'check them for the week from this day on, such as for a timetable that is over',
    )
    .option('--json', 'print the report as JSON')
    .action((feeds: string[], options: { asOf?: string; json?: boolean }) =>
      run(async (context) =>
        (await import('./import-gtfs.ts')).importGtfs(context, feeds, {
          asOf: options.asOf ?? null,
          json: options.json ?? false,
        }),
      )(),
    );
  program
    .command('remove')
    .description('take out what was imported')
    .command('gtfs')
    .description('take timetables out of service, and join the rest anew')
    .argument('<feed...>', 'their ids, such as gtfs-dk; “sundet sources” lists them')
    .option('--json', 'print what was removed and what is left as JSON')
    .action((feeds: string[], options: { json?: boolean }) =>
      run(async (context) =>
        (await import('./remove-gtfs.ts')).removeGtfs(context, feeds, { json: options.json ?? false }),
      )(),
    );
  program
    .command('search')
    .description('search the open vacancies')
    .argument('<words...>', 'words in Danish, Swedish or English')
    .option('--limit <number>', 'how many to show, 1 to 100', parseLimit, 10)
    .option('--json', 'print the answer of the API as JSON')
    .action((words: string[], options: { json?: boolean; limit: number }) =>
      run(async (context) =>
        (await import('./search.ts')).searchCommand(context, words.join(' '), {
          limit: options.limit,
          json: options.json ?? false,
        }),
      )(),
    );
  return program;
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new InvalidArgumentError('must be a whole number from 1 to 100.');
  }
  return limit;
}

function createContext(signal: AbortSignal, level: LogLevel): CommandContext {
  const config = readConfig();
  return {
    config,
    signal,
    clock: systemClock,
    logger: createLogger(config.logLevel ?? level),
    print: (text) => process.stdout.write(`${text}\n`),
    terminal: process.stderr,
  };
}

/** The one place where an error becomes an exit status and a sentence. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has already printed its own message, or the help that was asked for.
    return error.exitCode === 0 ? DONE : WRONG_USAGE;
  }
  if (error instanceof BadRequestError) {
    process.stderr.write(`sundet: ${error.parameter}: ${error.message}\n`);
    return WRONG_USAGE;
  }
  if (error instanceof SundetError) {
    process.stderr.write(`sundet: ${error.message}\n`);
    return error instanceof UsageError ? WRONG_USAGE : FAILED;
  }
  process.stderr.write(`sundet: something unexpected went wrong; please report it\n${stackOf(error)}\n`);
  return FAILED;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
