import { Agent, get } from 'node:http';

/** One kept-alive connection for each so many requests at once. */
export class HttpMeter {
  private readonly agent: Agent;
  private readonly base: string;

  constructor(base: string, connections: number) {
    this.base = base;
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @returns the milliseconds until the whole answer was here, and the answer. @throws Error for any but 200. */
  async time(path: string): Promise<{ ms: number; body: string }> {
    const began = performance.now();
    const body = await this.read(path);
    return { ms: performance.now() - began, body };
  }

  close(): void {
    this.agent.destroy();
  }

  private read(path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      get(`${this.base}${path}`, { agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const body = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve(body);
          else reject(new Error(`${path} answered ${response.statusCode}: ${body.slice(0, 300)}`));
        });
      }).on('error', reject);
    });
  }
}

/** The value that so large a share of them does not exceed. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
