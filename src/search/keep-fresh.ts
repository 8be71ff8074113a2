import type { Clock } from '../lib/clock.ts';

export interface FreshOptions<Value> {
  readonly clock: Clock;
  /** Equal versions mean that nothing has changed. */
  readonly version: () => Promise<string>;
  readonly load: () => Promise<Value>;
  /** How long a version is believed, milliseconds. */
  readonly believedFor: number;
  /** How long a value is kept at most though its version stays, milliseconds. */
  readonly keptFor: number;
  /** Told of what goes wrong while the old value is used on. */
  readonly onError: (error: unknown) => void;
}

/**
 * Keeps a value that takes long to load: answers at once with what it has, and looks behind the scenes whether there is a
 * newer one. Only the first asking waits.
 */
export class Fresh<Value> {
  private readonly options: FreshOptions<Value>;
  private held: { readonly value: Value; readonly version: string; readonly loadedAt: number } | null = null;
  private lookedAt = 0;
  private loading: Promise<Value> | null = null;

  constructor(options: FreshOptions<Value>) {
    this.options = options;
  }

  /** @throws what loading throws, where nothing was ever loaded. */
  async get(): Promise<Value> {
    if (this.held === null) return this.load();
    const now = this.options.clock.now().getTime();
    if (now - this.lookedAt >= this.options.believedFor && this.loading === null) {
      this.lookedAt = now;
      void this.lookAgain(now).catch(this.options.onError);
    }
    return this.held.value;
  }

  /** What it has; null where nothing was loaded yet. */
  peek(): Value | null {
    return this.held?.value ?? null;
  }

  private async lookAgain(now: number): Promise<void> {
    const version = await this.options.version();
    const isKept = this.held?.version === version && now - this.held.loadedAt < this.options.keptFor;
    if (!isKept) await this.load();
  }

  private load(): Promise<Value> {
    this.loading ??= this.loadNow().finally(() => {
      this.loading = null;
    });
    return this.loading;
  }

  private async loadNow(): Promise<Value> {
    const now = this.options.clock.now().getTime();
    const version = await this.options.version();
    const value = await this.options.load();
    this.held = { value, version, loadedAt: now };
    this.lookedAt = now;
    return value;
  }
}
