import { defineConfig } from 'vitest/config'

/** The browser suite: a real Chromium against real processes, one after the other. */
export default defineConfig({
  test: {
    include: ['**/*.e2e.ts'],
    root: import.meta.dirname,
    globalSetup: './shared-stack.ts',
    setupFiles: './setup.ts',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 240_000,
    // What a page must come to, it may take its time for: a second, the default, is little on a busy machine.
    expect: { poll: { timeout: 20_000 } },
  },
})
