import { defineConfig } from 'vitest/config';
import { PATIENCE } from './tests/support/patience.ts';

/** What needs Chromium, Redis or real processes. Each says visibly that it was skipped where its need is missing. */
export default defineConfig({
  test: {
    include: ['tests/**/*.slow.test.ts'],
    globalSetup: ['tests/support/database-server.ts'],
    setupFiles: ['tests/support/leave-nothing.ts'],
    // A minute or two where the machine is theirs; they start program after program, and wait for them.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    teardownTimeout: 120_000,
    expect: { poll: PATIENCE },
    fileParallelism: false,
  },
});
