import type { Config } from '../config.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';

/** What every command is given. A command answers whether it was done (exit 0) or failed (exit 1). */
export interface CommandContext {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when the user or the system asks the program to stop. */
  readonly signal: AbortSignal;
  /** One line on standard output: the command's answer. */
  print(text: string): void;
  /** Where progress is drawn. */
  readonly terminal: NodeJS.WriteStream;
}
