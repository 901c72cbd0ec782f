import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['{packages,apps}/*/test/**/*.test.ts', 'publish/**/*.test.ts'], environment: 'node' },
})
