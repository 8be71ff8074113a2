/**
 * How long a test waits for what must come, milliseconds. Nobody waits so long: a wait ends as soon as the thing is
 * there. It only has to be more than any machine takes, however many others share it; vitest's own second is not.
 */
export const PATIENCE = { timeout: 120_000, interval: 50 } as const;
