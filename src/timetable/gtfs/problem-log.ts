/** `error` refuses the feed; `warning` is reported and does not. */
export type Severity = 'error' | 'warning';

/** All of one kind in one file. */
export interface FeedProblem {
  readonly severity: Severity;
  /** As in the canonical GTFS validator where it has a rule for it: `foreign_key_violation`. */
  readonly code: string;
  readonly file: string;
  readonly count: number;
  /** The first few, each a sentence with the line it is about; line 0 where it is about the whole file. */
  readonly examples: readonly { readonly line: number; readonly message: string }[];
}

const EXAMPLES_KEPT = 5;

/** Collects what is wrong with a feed in bounded memory: a broken column breaks every row of millions. */
export class ProblemLog {
  readonly #problems = new Map<string, MutableProblem>();

  error(code: string, file: string, line: number, message: string): void {
    this.#add('error', code, file, line, message);
  }

  warning(code: string, file: string, line: number, message: string): void {
    this.#add('warning', code, file, line, message);
  }

  /** Errors first, then by file and code. */
  finish(): FeedProblem[] {
    return [...this.#problems.values()].sort(
      (a, b) => compare(a.severity, b.severity) || compare(a.file, b.file) || compare(a.code, b.code),
    );
  }

  #add(severity: Severity, code: string, file: string, line: number, message: string): void {
    const key = `${severity} ${code} ${file}`;
    let problem = this.#problems.get(key);
    if (problem === undefined) {
      problem = { severity, code, file, count: 0, examples: [] };
      this.#problems.set(key, problem);
    }
    problem.count++;
    if (problem.examples.length < EXAMPLES_KEPT) problem.examples.push({ line, message });
  }
}

interface MutableProblem extends FeedProblem {
  count: number;
  readonly examples: { line: number; message: string }[];
}

/** One problem as a line for people: `stop_times.txt:17: …`, and how many more there are. */
export function describeProblem(problem: FeedProblem): string {
  const [first] = problem.examples;
  const where = first === undefined || first.line === 0 ? problem.file : `${problem.file}:${first.line}`;
  const more = problem.count > 1 ? ` (and ${problem.count - 1} more)` : '';
  return `${where}: ${first?.message ?? problem.code}${more}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
