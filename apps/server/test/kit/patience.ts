/** How long a test waits for what must come. Against hanging alone: a crowded machine is many times slower than one at rest. */
export const PATIENCE_MS = 20_000;
