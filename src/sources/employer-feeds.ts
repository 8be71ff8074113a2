import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigError, messageOf } from '../lib/errors.ts';
import { EmplySettings } from './emply/settings.ts';
import { HrmanagerSettings } from './hrmanager/settings.ts';
import { JobpostingSettings } from './jobposting/settings.ts';

/**
 * Employers' own feeds: which tenants and pages are read. Each part is null where it is not configured. One that names
 * nobody is: what it had is listed by nobody any more, and may be closed.
 */
const EmployerFeeds = z.strictObject({
  hrmanager: configured(HrmanagerSettings),
  emply: configured(EmplySettings),
  jobposting: configured(JobpostingSettings),
});
export type EmployerFeeds = Readonly<z.infer<typeof EmployerFeeds>>;

function configured<T extends z.ZodType>(settings: T) {
  return settings.optional().transform((given): z.output<T> | null => given ?? null);
}

export const NO_EMPLOYER_FEEDS: EmployerFeeds = EmployerFeeds.parse({});

const EmployerFeedsFile = EmployerFeeds.extend({
  /** For people; says nothing to the program. */
  $comment: z.string().optional(),
});

/**
 * Reads the settings of employers' feeds from a JSON file; docs/employer-feeds.example.json shows one. A file that is
 * not there configures none.
 * @throws ConfigError naming the file and the path of every fault in it, one a line.
 */
export async function readEmployerFeeds(file: string): Promise<EmployerFeeds> {
  const text = await readIfThere(file);
  if (text === null) return NO_EMPLOYER_FEEDS;
  const parsed = EmployerFeedsFile.safeParse(parseJson(text, file));
  if (!parsed.success) throw new ConfigError(describeFaults(file, parsed.error.issues));
  const { $comment: _, ...feeds } = parsed.data;
  return feeds;
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new ConfigError(`${file} could not be read: ${messageOf(error)}`, { cause: error });
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ConfigError(`${file} is not JSON: ${messageOf(error)}`, { cause: error });
  }
}

function describeFaults(file: string, issues: readonly z.core.$ZodIssue[]): string {
  const faults = issues.map(
    ({ path, message }) => `${path.length === 0 ? 'the file' : path.join('.')}: ${message}`,
  );
  return faults.length === 1 ? `${file}: ${faults[0]}` : `${file}:\n  ${faults.join('\n  ')}`;
}
