/** A stream of numbers that is the same every time: what is drawn depends on the seed and on the order of drawing. */
export interface Random {
  /** 0 ≤ x < 1. */
  fraction(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** At most `count` of `choices`, each once, in their own order. */
  some<T>(choices: readonly T[], count: number): T[];
  shuffle<T>(items: readonly T[]): T[];
}

/** Mulberry32, a public-domain generator by Tommy Ettinger: 32 bits of state, far more than a demo needs. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number => least + Math.floor(fraction() * (most - least + 1));
  const shuffle = <T>(items: readonly T[]): T[] => {
    const keyed = items.map((item) => ({ item, key: fraction() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  };
  return {
    fraction,
    whole,
    chance: (probability) => fraction() < probability,
    pick: <T>(choices: readonly [T, ...T[]]): T => choices[whole(0, choices.length - 1)] ?? choices[0],
    some: (choices, count) => {
      const places = new Set(shuffle([...choices.keys()]).slice(0, count));
      return choices.filter((_, place) => places.has(place));
    },
    shuffle,
  };
}

/** FNV-1a: a seed out of a text, so that what belongs to a name is always drawn alike. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
