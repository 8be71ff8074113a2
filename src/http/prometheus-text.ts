/** One metric with its samples, as Prometheus' text format 0.0.4 has it. */
export interface MetricFamily {
  /** `[a-zA-Z_:][a-zA-Z0-9_:]*`; a counter's ends in `_total`, units are base units (seconds, bytes). */
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter' | 'histogram';
  readonly samples: readonly Sample[];
}

export interface Sample {
  /** What a histogram's samples add to its name: `_bucket`, `_sum`, `_count`. */
  readonly suffix?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export const PROMETHEUS_MEDIA_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Writes metrics as Prometheus reads them. A family without samples is left out.
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 * @throws RangeError for a name that the format does not allow: a fault of ours that a test should meet.
 */
export function prometheusText(families: readonly MetricFamily[]): string {
  return families
    .filter((family) => family.samples.length > 0)
    .map(familyText)
    .join('');
}

function familyText({ name, help, type, samples }: MetricFamily): string {
  requireName(name, METRIC_NAME);
  const lines = [
    `# HELP ${name} ${escapeHelp(help)}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(
      (sample) => `${name}${sample.suffix ?? ''}${labelsText(sample.labels)} ${numberText(sample.value)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL_NAME = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;

function requireName(name: string, allowed: RegExp): void {
  if (!allowed.test(name)) throw new RangeError(`not a name that Prometheus takes: ${JSON.stringify(name)}`);
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => {
    requireName(name, LABEL_NAME);
    return `${name}="${escapeLabel(value)}"`;
  });
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function escapeLabel(text: string): string {
  return escapeHelp(text).replaceAll('"', '\\"');
}

/** As Go's `ParseFloat` reads it. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value);
}
