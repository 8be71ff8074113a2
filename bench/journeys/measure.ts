/** Milliseconds of a number of calls. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
}

/**
 * Each call's time; of several rounds over the same calls the median of each call counts, after one round to warm up.
 */
export async function measure<T>(
  inputs: readonly T[],
  rounds: number,
  call: (input: T) => unknown,
): Promise<Timing> {
  const times: number[][] = inputs.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, input] of inputs.entries()) {
      const start = performance.now();
      await call(input);
      if (round > 0) times[i]?.push(performance.now() - start);
    }
  }
  const medians = times.map((values) => quantile(values, 0.5));
  return { p50: quantile(medians, 0.5), p95: quantile(medians, 0.95) };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
}
