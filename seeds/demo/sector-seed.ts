/**
 * What an ad says of the workplace. `aim` follows "vil du være med til at", "vill du vara med och" and "would you
 * like to"; `about` may hold {employer}, {town}, {at} (its preposition) and {count}.
 */
export interface SectorText {
  readonly aim: readonly [string, ...string[]];
  readonly about: readonly [string, ...string[]];
  /** What the employer offers, as noun phrases. */
  readonly offers: readonly string[];
}

/** One kind of workplace. Employers are name patterns: see `employer-names.ts`. */
export interface SectorSeed {
  /** Public employers have another kind of organisation number. */
  readonly isPublic: boolean;
  /** Where such employers are found: only in the larger municipalities, only in the smaller, or anywhere. */
  readonly setting: 'city' | 'country' | 'any';
  /** Fewest and most colleagues. */
  readonly size: readonly [least: number, most: number];
  readonly employers: {
    readonly DK: readonly [string, ...string[]];
    readonly SE: readonly [string, ...string[]];
  };
  readonly da: SectorText;
  readonly sv: SectorText;
  readonly en?: SectorText;
}
