import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Those run inside VS Code (test/extension/runTests.mjs).
    exclude: ["test/extension/**"],
    // Properties and processes take their time on a busy machine.
    testTimeout: 30_000,
    coverage: { include: ["server/src/**/*.ts"] },
  },
});
