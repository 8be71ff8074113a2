import { defineConfig } from 'vitest/config';

/** What needs Chromium, Redis or real processes. Each says visibly that it was skipped where its need is missing. */
export default defineConfig({
  test: {
    include: ['tests/**/*.slow.test.ts'],
    globalSetup: ['tests/support/database-server.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
