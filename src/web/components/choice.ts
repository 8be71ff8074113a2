/** One value a filter offers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Results if it were chosen; null where the answer does not count. */
  readonly count: number | null;
  readonly checked: boolean;
}
