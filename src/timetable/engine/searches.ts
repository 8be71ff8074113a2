import type { Layout } from '../layout/layout.ts';
import { EarliestScan } from './earliest-scan.ts';
import { EarliestSearch } from './earliest-search.ts';
import { ParetoSearch } from './pareto-search.ts';
import { ProfileScan } from './profile-scan.ts';

/** The searches over one direction of time, made when first asked for. */
export class Searches {
  readonly #layout: Layout;
  readonly #side: 'forward' | 'backward';
  readonly #maxTrips: number;
  #pareto: ParetoSearch | null = null;
  #earliest: EarliestSearch | null = null;
  #earliestScan: EarliestScan | null = null;
  #profile: ProfileScan | null = null;

  constructor(layout: Layout, side: 'forward' | 'backward', maxTrips: number) {
    this.#layout = layout;
    this.#side = side;
    this.#maxTrips = maxTrips;
  }

  get pareto(): ParetoSearch {
    const opposite = this.#layout[this.#side === 'forward' ? 'backward' : 'forward'];
    this.#pareto ??= new ParetoSearch(this.#layout[this.#side], opposite, this.#maxTrips);
    return this.#pareto;
  }

  get earliest(): EarliestSearch {
    this.#earliest ??= new EarliestSearch(this.#layout[this.#side], this.#maxTrips);
    return this.#earliest;
  }

  get earliestScan(): EarliestScan {
    this.#earliestScan ??= new EarliestScan(this.#layout[this.#side], this.#maxTrips);
    return this.#earliestScan;
  }

  get profile(): ProfileScan {
    this.#profile ??= new ProfileScan(this.#layout[this.#side], this.#layout.stopOfPoint);
    return this.#profile;
  }
}
