import { afterAll } from 'vitest';
import { endStrays } from './strays.ts';

/** Before each test file; hooks at the end run in the opposite order, so that this one is the last. */
afterAll(endStrays);
