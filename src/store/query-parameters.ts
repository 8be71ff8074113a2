/** Collects values for `$1`, `$2`, …; the same value once. */
export class QueryParameters {
  readonly values: unknown[] = [];
  private readonly known = new Map<unknown, string>();

  add(value: unknown): string {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    this.values.push(value);
    const name = `$${this.values.length}`;
    this.known.set(value, name);
    return name;
  }
}
