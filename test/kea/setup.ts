import { afterAll } from 'vitest';
import { closeEverything } from './harness/cleanup.ts';

// Whatever a suite left open, whether its tests passed or not.
afterAll(closeEverything);
