import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { PATIENCE } from './tests/support/patience.ts';

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
    setupFiles: ['tests/support/leave-nothing.ts'],
    // The longest takes seconds; ten times as long on a machine that others share is no fault of it.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 120_000,
    expect: { poll: PATIENCE },
    sequence: { shuffle: true },
    isolate: false,
    // Much of a test is waiting for the database or a child: two at a time are worth it on the smallest machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
  },
});
