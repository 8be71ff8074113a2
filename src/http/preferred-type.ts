/**
 * Which of the media types a reader would rather have (RFC 9110, 12.5.1): the one of the highest weight, the first
 * where several are as welcome, and where none is.
 * @param offered at least one, without parameters, most ordinary first.
 */
export function preferredType<T extends string>(
  accept: string | undefined,
  offered: readonly [T, ...T[]],
): T {
  const ranges = (accept ?? '*/*').split(',').map(parseRange);
  let best: T = offered[0];
  let bestWeight = 0;
  for (const type of offered) {
    const weight = weightOf(type, ranges);
    if (weight > bestWeight) [best, bestWeight] = [type, weight];
  }
  return best;
}

interface MediaRange {
  readonly type: string;
  readonly weight: number;
}

function parseRange(text: string): MediaRange {
  const [type = '', ...parameters] = text
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = given === undefined ? 1 : Number(given);
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

/** The most exact range that covers the type decides. */
function weightOf(type: string, ranges: readonly MediaRange[]): number {
  const covering = [type, `${type.split('/', 1)[0]}/*`, '*/*'];
  for (const wanted of covering) {
    const range = ranges.find((one) => one.type === wanted);
    if (range !== undefined) return range.weight;
  }
  return 0;
}
