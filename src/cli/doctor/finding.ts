/** One thing that `sundet doctor` looked at. A `problem` has to be mended, a `warning` be known. */
export interface Finding {
  readonly area:
    | 'settings'
    | 'database'
    | 'queue'
    | 'sources'
    | 'timetables'
    | 'occupations'
    | 'upstreams'
    | 'pages'
    | 'machine';
  readonly level: 'ok' | 'warning' | 'problem';
  /** What is so, in one sentence without its full stop. */
  readonly message: string;
  /** What to do about it; null where there is nothing to do. */
  readonly advice: string | null;
}

type Area = Finding['area'];

export function ok(area: Area, message: string): Finding {
  return { area, level: 'ok', message, advice: null };
}

export function warning(area: Area, message: string, advice: string): Finding {
  return { area, level: 'warning', message, advice };
}

export function problem(area: Area, message: string, advice: string): Finding {
  return { area, level: 'problem', message, advice };
}

const SIGNS = { ok: '✓', warning: '!', problem: '✗' } as const;

/** The findings as lines to read, area by area, and a last line that sums them up. */
export function describeFindings(findings: readonly Finding[]): string {
  const areas = [...new Set(findings.map((finding) => finding.area))];
  const parts = areas.map((area) =>
    [area, ...findings.filter((finding) => finding.area === area).map(describeFinding)].join('\n'),
  );
  return [...parts, summary(findings)].join('\n\n');
}

function describeFinding({ level, message, advice }: Finding): string {
  const said = `  ${SIGNS[level]} ${level === 'ok' ? '' : `${level}: `}${message}`;
  return advice === null ? said : `${said}\n      → ${advice}`;
}

function summary(findings: readonly Finding[]): string {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  const problems = count('problem');
  const warnings = count('warning');
  if (problems + warnings === 0) return 'Everything is as it should be.';
  return `${plural(problems, 'problem')}, ${plural(warnings, 'warning')}.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
