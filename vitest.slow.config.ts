import { defineConfig } from 'vitest/config';
import { PATIENCE } from './tests/support/patience.ts';

/** What needs Chromium, Redis or real processes. Each says visibly that it was skipped where its need is missing. */
export default defineConfig({
  test: {
    include: ['tests/**/*.slow.test.ts'],
    globalSetup: ['tests/support/database-server.ts'],
    setupFiles: ['tests/support/leave-nothing.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 120_000,
    expect: { poll: PATIENCE },
    fileParallelism: false,
  },
});
