import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * The fast suite: nothing but Node and npm packages. Redis, Chromium and kill tests are `*.slow.test.ts`.
 *
 * Files share the processes they run in: to load the program anew for each of two hundred files took as long as the
 * tests. So a file leaves nothing behind, and the order is another each time, which shows one that does.
 */
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'workers/**/*.test.ts', 'tests/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/*.slow.test.ts'],
    globalSetup: ['tests/support/database-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { shuffle: true },
    isolate: false,
    // Much of a test is waiting for the database or a child: two at a time are worth it on the smallest machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
  },
});
